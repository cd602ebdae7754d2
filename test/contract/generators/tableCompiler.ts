import { dirname, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../../..');

function projectOptions(): ts.CompilerOptions {
	const configFile = resolve(root, 'tsconfig.json');
	const config = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path));
	return ts.parseJsonConfigFileContent(config.config, ts.sys, dirname(configFile)).options;
}

/** Compiles versions of a source that exist in memory only; what it imports is parsed once. */
export class TableCompiler {
	readonly original: string;
	readonly #file: string;
	readonly #service: ts.LanguageService;
	#text: string;
	#version = 0;

	/** @param file below the root of the repository */
	constructor(file: string) {
		const tableFile = resolve(root, file);
		this.#file = tableFile;
		this.original = ts.sys.readFile(tableFile) ?? '';
		this.#text = this.original;
		const options = projectOptions();
		this.#service = ts.createLanguageService({
			getCompilationSettings: () => options,
			getScriptFileNames: () => [tableFile],
			getScriptVersion: (path) => (path === tableFile ? String(this.#version) : '0'),
			getScriptSnapshot: (path) => {
				const text = path === tableFile ? this.#text : ts.sys.readFile(path);
				return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
			},
			getCurrentDirectory: () => root,
			getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
			fileExists: (path) => ts.sys.fileExists(path),
			readFile: (path) => ts.sys.readFile(path),
			directoryExists: (path) => ts.sys.directoryExists(path),
		});
	}

	/** What the compiler says about this version of the source. */
	complaints(text: string): string[] {
		this.#text = text;
		this.#version++;
		return [
			...this.#service.getSyntacticDiagnostics(this.#file),
			...this.#service.getSemanticDiagnostics(this.#file),
		].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
	}
}

/** A value without the `as const` and `satisfies` around it. */
function bare(expression: ts.Expression): ts.Expression {
	return ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)
		? bare(expression.expression)
		: expression;
}

function propertiesOf(expression: ts.Expression): ts.PropertyAssignment[] {
	const object = bare(expression);
	if (!ts.isObjectLiteralExpression(object)) throw new Error('This is not an object');
	return object.properties.filter(ts.isPropertyAssignment);
}

function findProperty(expression: ts.Expression, path: readonly string[]): ts.PropertyAssignment {
	const [name, ...rest] = path;
	const property = propertiesOf(expression).find((candidate) => candidate.name.getText() === name);
	if (property === undefined) throw new Error(`There is no ${String(name)}`);
	return rest.length === 0 ? property : findProperty(property.initializer, rest);
}

/** A table as a syntax tree, and versions of it. */
export class TableText {
	readonly #file: ts.SourceFile;
	readonly #table: ts.Expression;

	/** @param name of the table in that text */
	constructor(
		readonly text: string,
		name: string,
	) {
		this.#file = ts.createSourceFile('table.ts', text, ts.ScriptTarget.ES2022, true);
		const table = this.#file.statements
			.filter(ts.isVariableStatement)
			.flatMap(({ declarationList }) => [...declarationList.declarations])
			.find((declaration) => declaration.name.getText() === name)?.initializer;
		if (table === undefined) throw new Error(`There is no table ${name}`);
		this.#table = table;
	}

	/** The names of the rows. */
	get rows(): string[] {
		return propertiesOf(this.#table).map(({ name }) => name.getText());
	}

	/** The table without that property, e.g. `['to']` or `['riskCheck', 'choices', 'enable']`. */
	without(...path: string[]): string {
		return this.#edit(findProperty(this.#table, path), () => undefined);
	}

	/** The table with another value for that property, as TypeScript. */
	withValue(path: readonly string[], value: string): string {
		return this.#edit(findProperty(this.#table, path), (property) =>
			ts.factory.updatePropertyAssignment(property, property.name, expressionOf(value)),
		);
	}

	/** The table with a further row after that one. */
	withRowAfter(row: string, name: string, value: string): string {
		return this.#edit(findProperty(this.#table, [row]), (property) => [
			property,
			ts.factory.createPropertyAssignment(name, expressionOf(value)),
		]);
	}

	#edit(
		target: ts.PropertyAssignment,
		change: (property: ts.PropertyAssignment) => ts.Node | ts.Node[] | undefined,
	): string {
		const transformation = ts.transform(this.#file, [
			(context) => (file) => {
				const visit = (node: ts.Node): ts.Node | ts.Node[] | undefined =>
					node === target ? change(target) : ts.visitEachChild(node, visit, context);
				return ts.visitEachChild(file, visit, context);
			},
		]);
		const text = transformation.transformed
			.map((file) => ts.createPrinter().printFile(file))
			.join('');
		transformation.dispose();
		return text;
	}
}

/** The printer writes an identifier as it stands, so this stands for any expression. */
function expressionOf(value: string): ts.Expression {
	return ts.factory.createIdentifier(value);
}
