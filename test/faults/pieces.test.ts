import { breaks } from './breaks';
import { claimBreaks } from './histories/breaks';
import { onceBreaks } from './histories/onceBreaks';
import { togetherBreaks } from './histories/togetherBreaks';
import { copyPackage } from './packageCopy';

// The tests that run without a safeguard take minutes, those of histories are not part of `npm test`:
// that a safeguard's code has moved shows here at once.
test.each([...breaks, ...claimBreaks, ...onceBreaks, ...togetherBreaks])(
	'the code of this safeguard is where it was: $safeguard',
	({ replacements }) => {
		copyPackage(replacements).remove();
	},
);
