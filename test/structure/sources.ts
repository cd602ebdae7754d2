import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../engine/packageNodes';

/** One thing that a source imports. */
export interface Import {
	/** The file that is imported, below the root and without `.ts`; the package's name where it is one. */
	readonly target: string;
	readonly isPackage: boolean;
	/** The values that are imported; none where only types are. `*` for all of them. */
	readonly values: readonly string[];
	/** The names of all that is imported by name. */
	readonly names: readonly string[];
}

/** A source below the root of the repository. */
export interface Source {
	/** E.g. `nodes/twilio/values/sid`. */
	readonly name: string;
	readonly lines: number;
	readonly imports: readonly Import[];
}

/** Every source of the package: what n8n loads, and what that imports. */
export function readSources(): Source[] {
	return ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(resolve(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => {
				const name = join(folder, file).replaceAll('\\', '/').replace(/\.ts$/, '');
				const text = readFileSync(resolve(repositoryRoot, `${name}.ts`), 'utf8');
				return { name, lines: text.split('\n').length - 1, imports: importsOf(name, text) };
			}),
	);
}

/** What a source imports, however it does so. */
export function importsOf(name: string, text: string): Import[] {
	const file = ts.createSourceFile(`${name}.ts`, text, ts.ScriptTarget.Latest, true);
	const found: Import[] = [];
	const note = (
		specifier: ts.Node | undefined,
		values: readonly string[],
		names: readonly string[] = values,
	) => {
		if (specifier && ts.isStringLiteral(specifier))
			found.push({ ...importOf(name, specifier.text, values), names });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node))
			note(node.moduleSpecifier, valuesOf(node.importClause), allNamesOf(node.importClause));
		else if (ts.isExportDeclaration(node))
			note(node.moduleSpecifier, node.isTypeOnly ? [] : exportedValues(node.exportClause));
		else if (ts.isImportTypeNode(node))
			note(
				ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined,
				[],
				node.qualifier ? [node.qualifier.getText()] : [],
			);
		else if (ts.isCallExpression(node) && isImportCall(node)) note(node.arguments[0], ['*']);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

function isImportCall({ expression }: ts.CallExpression): boolean {
	return (
		expression.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isIdentifier(expression) && expression.text === 'require')
	);
}

function allNamesOf(clause: ts.ImportClause | undefined): string[] {
	const bindings = clause?.namedBindings;
	if (!bindings || ts.isNamespaceImport(bindings)) return [];
	return bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
}

function valuesOf(clause: ts.ImportClause | undefined): string[] {
	if (!clause) return ['*'];
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
	const { name, namedBindings } = clause;
	const whole = name ? ['*'] : [];
	if (!namedBindings) return whole;
	if (ts.isNamespaceImport(namedBindings)) return ['*'];
	return [...whole, ...namesOf(namedBindings.elements)];
}

function exportedValues(clause: ts.NamedExportBindings | undefined): string[] {
	return clause && ts.isNamedExports(clause) ? namesOf(clause.elements) : ['*'];
}

function namesOf(elements: ReadonlyArray<ts.ImportSpecifier | ts.ExportSpecifier>): string[] {
	return elements
		.filter(({ isTypeOnly }) => !isTypeOnly)
		.map(({ propertyName, name }) => (propertyName ?? name).text);
}

function importOf(
	importer: string,
	specifier: string,
	values: readonly string[],
): Omit<Import, 'names'> {
	const isPackage = !specifier.startsWith('.');
	if (isPackage) return { target: packageOf(specifier), isPackage, values };
	const path = relative(
		repositoryRoot,
		resolve(repositoryRoot, dirname(importer), specifier),
	).replaceAll('\\', '/');
	const isFile = ts.sys.fileExists(resolve(repositoryRoot, `${path}.ts`));
	return { target: isFile ? path : `${path}/index`, isPackage, values };
}

/** `twilio/lib/…` is the package twilio. */
function packageOf(specifier: string): string {
	if (specifier.startsWith('node:')) return specifier;
	const [first = '', second = ''] = specifier.split('/');
	return specifier.startsWith('@') ? `${first}/${second}` : first;
}
