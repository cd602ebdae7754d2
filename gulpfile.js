const { dest, src } = require('gulp');

/** tsc writes only JavaScript and types: icons and codex files are copied beside them. */
function assets() {
	return src(['{nodes,credentials}/**/*.svg', 'nodes/**/*.node.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.default = assets;
