import { fastify, type FastifyInstance } from 'fastify';
import { addControl } from './control/routes';
import type { StandInControl } from './control/control';
import { controlPrefix, pagePrefix } from './control/endpoints';
import { authenticate } from './authenticate';
import { TwilioRefusal, type RefusalCode } from './errors';
import { exchange, type ExchangeParts, type Handle } from './exchange';
import { Form } from './form';
import { addPage } from './page/routes';
import { namesIn, type Route } from './route';
import { routes } from './routes';
import type { World } from './world';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The HTTP server that answers for api.twilio.com. */
export function createApi(
	world: World,
	parts: ExchangeParts,
	control: StandInControl,
): FastifyInstance {
	const server = fastify({ forceCloseConnections: true });
	server.removeAllContentTypeParsers();
	// Bodies stay text: they are recorded as they came, and read as ordered fields afterwards.
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
	// Apart from Twilio's own routes: nothing of it is recorded, slowed down or struck by a fault.
	void server.register(
		(part, _options, done) => {
			addControl(part, control);
			done();
		},
		{ prefix: controlPrefix },
	);
	void server.register(
		(part, _options, done) => {
			addPage(part, pagePrefix, control);
			done();
		},
		{ prefix: pagePrefix },
	);
	for (const route of routes) addRoute(server, world, parts, route);
	for (const url of new Set(routes.map((route) => route.url)))
		server.route({
			method: methods.filter(
				(method) => !routes.some((one) => one.url === url && one.method === method),
			),
			url,
			handler: (request, reply) => exchange(parts, request, reply, refuse(20004)),
		});
	server.setNotFoundHandler((request, reply) => exchange(parts, request, reply, refuse(20404)));
	return server;
}

const refuse =
	(code: RefusalCode): Handle =>
	({ path }) => {
		throw new TwilioRefusal(code, path);
	};

function addRoute(
	server: FastifyInstance,
	world: World,
	parts: ExchangeParts,
	{ method, url, permission, run }: Route,
): void {
	server.route<{ Params: Record<string, string> }>({
		method,
		url,
		exposeHeadRoute: false,
		handler: (request, reply) =>
			exchange(parts, request, reply, ({ path, query, form, headers }) => {
				const names = request.params;
				const account = authenticate(
					world.accounts,
					names['accountSid'],
					headers.authorization,
					permission,
				);
				// Test credentials can create messages, and do nothing else here.
				if (account.testCredentials && !(method === 'POST' && path.endsWith('/Messages.json')))
					throw new TwilioRefusal(20008);
				return run({
					world,
					account,
					path,
					query: new Form(query),
					form: new Form(form),
					...namesIn(world, account, path, names),
				});
			}),
	});
}
