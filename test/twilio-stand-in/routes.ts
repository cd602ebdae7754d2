import { fetchAccount } from './accountResource';
import { createFeedback } from './feedback';
import { listChannelSenders } from './channelSenders';
import { deleteMedia, fetchMedia, listMedia, redirectToFile } from './media/resource';
import { deleteMessage, fetchMessage, updateMessage } from './messages/change';
import { createMessage } from './messages/create';
import { listMessages } from './messages/list';
import { fetchNumber, releaseNumber, updateNumber } from './phoneNumbers/change';
import { listNumbers } from './phoneNumbers/list';
import type { Route } from './route';
import { fetchService, updateService } from './services/change';
import { listServices } from './services/list';
import { fetchServiceNumber, listServiceNumbers } from './services/numbers';
import { listTemplates } from './templates/list';
import { fetchTemplate, showTemplate, showWithApproval } from './templates/resource';

const account = '/2010-04-01/Accounts/:accountSid(^[^/.]+)';
const message = `${account}/Messages/:messageSid(^[^/.]+)`;
const media = `${message}/Media/:mediaSid(^[^/.]+)`;
const numbers = `${account}/IncomingPhoneNumbers`;
const number = `${numbers}/:numberSid(^[^/.]+)`;
const services = '/v1/Services';

/** Everything that the stand-in can be asked. */
export const routes: readonly Route[] = [
	{
		method: 'GET',
		url: `${account}.json`,
		permission: 'accounts:read',
		run: (call) => fetchAccount(call.account),
	},
	{
		method: 'POST',
		url: `${account}/Messages.json`,
		permission: 'messages:write',
		run: (call) => createMessage(call.world, call.account, call.form),
	},
	{
		method: 'GET',
		url: `${account}/Messages.json`,
		permission: 'messages:read',
		run: (call) => listMessages(call.world, call.account, call.query, call.path),
	},
	{
		method: 'GET',
		url: `${message}.json`,
		permission: 'messages:read',
		run: (call) => fetchMessage(call.world, call.message()),
	},
	{
		method: 'POST',
		url: `${message}.json`,
		permission: 'messages:write',
		run: (call) => updateMessage(call.world, call.message(), call.form),
	},
	{
		method: 'DELETE',
		url: `${message}.json`,
		permission: 'messages:write',
		run: (call) => deleteMessage(call.world, call.message()),
	},
	{
		method: 'POST',
		url: `${message}/Feedback.json`,
		permission: 'messages:write',
		run: (call) => createFeedback(call.world, call.message(), call.form),
	},
	{
		method: 'GET',
		url: `${message}/Media.json`,
		permission: 'media:read',
		run: (call) => listMedia(call.message(), call.query, call.path),
	},
	{
		method: 'GET',
		url: `${media}.json`,
		permission: 'media:read',
		run: (call) => fetchMedia(call.message(), call.media()),
	},
	{
		method: 'GET',
		url: media,
		permission: 'media:read',
		run: (call) => redirectToFile(call.world, call.message(), call.media()),
	},
	{
		method: 'DELETE',
		url: `${media}.json`,
		permission: 'media:write',
		run: (call) => deleteMedia(call.message(), call.media()),
	},
	{
		method: 'GET',
		url: `${numbers}.json`,
		permission: 'numbers:read',
		run: (call) => listNumbers(call.world, call.account, call.query, call.path),
	},
	{
		method: 'GET',
		url: `${number}.json`,
		permission: 'numbers:read',
		run: (call) => fetchNumber(call.number()),
	},
	{
		method: 'POST',
		url: `${number}.json`,
		permission: 'numbers:write',
		run: (call) => updateNumber(call.world, call.number(), call.form),
	},
	{
		method: 'DELETE',
		url: `${number}.json`,
		permission: 'numbers:write',
		run: (call) => releaseNumber(call.world, call.account, call.number()),
	},
	{
		method: 'GET',
		url: services,
		permission: 'services:read',
		run: (call) => listServices(call.world, call.account, call.query, call.path),
	},
	{
		method: 'GET',
		url: `${services}/:serviceSid`,
		permission: 'services:read',
		run: (call) => fetchService(call.world, call.service()),
	},
	{
		method: 'POST',
		url: `${services}/:serviceSid`,
		permission: 'services:write',
		run: (call) => updateService(call.world, call.service(), call.form),
	},
	{
		method: 'GET',
		url: `${services}/:serviceSid/PhoneNumbers`,
		permission: 'services:read',
		run: (call) =>
			listServiceNumbers(call.world, call.account, call.service(), call.query, call.path),
	},
	{
		method: 'GET',
		url: `${services}/:serviceSid/PhoneNumbers/:numberSid`,
		permission: 'services:read',
		run: (call) =>
			fetchServiceNumber(call.world, call.account, call.service(), call.numberSid, call.path),
	},
	{
		method: 'GET',
		url: '/v2/Channels/Senders',
		permission: 'senders:read',
		run: (call) => listChannelSenders(call.account, call.query, call.path, call.world.url),
	},
	{
		method: 'GET',
		url: '/v1/Content',
		permission: 'content:read',
		run: ({ account: owner, query, path, world }) =>
			listTemplates(owner, query, path, world.url, (template) =>
				showTemplate(owner, template, world.url),
			),
	},
	{
		method: 'GET',
		url: '/v1/ContentAndApprovals',
		permission: 'content:read',
		run: ({ account: owner, query, path, world }) =>
			listTemplates(owner, query, path, world.url, (template) => showWithApproval(owner, template)),
	},
	{
		method: 'GET',
		url: '/v1/Content/:contentSid',
		permission: 'content:read',
		run: (call) => fetchTemplate(call.account, call.contentSid, call.path, call.world.url),
	},
];
