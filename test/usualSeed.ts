import fc from 'fast-check';
import { seed } from './seed';

// A change is judged on values that were judged before it, not on those that chance brings.
fc.configureGlobal({ seed });
