/** What the page and the reply to a text say beside what the workflow's author wrote. */
export interface PageWords {
	readonly approve: string;
	readonly disapprove: string;
	/** Above the optional comment. */
	readonly comment: string;
	/** In its place where an approval takes no words with it. */
	readonly reason: string;
	/** Above the field for a free text. */
	readonly yourAnswer: string;
	/** On the button that sends a text or a form. */
	readonly send: string;
	/** Beside a field that must be filled in. */
	readonly required: string;
	/** In a list of choices, before one is made. */
	readonly choose: string;
	/** Before the name of whoever asks. */
	readonly askedBy: string;
	readonly thanks: string;
	/** After the thanks. */
	readonly noted: string;
	/** Above the question, when an answer could not be taken. */
	readonly notTaken: string;
	/** Between that and the names of the fields; French has a space before it. */
	readonly colon: string;
	readonly closed: string;
	/** Below it. */
	readonly whyClosed: string;
	/** The reply to a text that was taken as the answer. */
	readonly textNoted: string;
}

/** By the language's code, as in HTML. The codes are stored in saved workflows: they never change. */
export const languages = {
	de: { name: 'German' },
	en: { name: 'English' },
	es: { name: 'Spanish' },
	fr: { name: 'French' },
	it: { name: 'Italian' },
	nl: { name: 'Dutch' },
	pt: { name: 'Portuguese' },
} as const;

/** A language of the page, e.g. `en`. */
export type Language = keyof typeof languages;

/** Whether the page can be had in this language. */
export function isLanguage(value: unknown): value is Language {
	return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** The words in each language. */
export const pageWords: Readonly<Record<Language, PageWords>> = {
	de: {
		approve: 'Zustimmen',
		disapprove: 'Ablehnen',
		comment: 'Kommentar (optional)',
		reason: 'Begründung, falls Sie ablehnen',
		yourAnswer: 'Ihre Antwort',
		send: 'Absenden',
		required: 'Pflichtfeld',
		choose: 'Bitte wählen',
		askedBy: 'Frage von',
		thanks: 'Vielen Dank',
		noted: 'Ihre Antwort ist angekommen. Sie können diese Seite schließen.',
		notTaken: 'Bitte prüfen Sie Ihre Angaben.',
		colon: ': ',
		closed: 'Diese Frage ist nicht mehr offen',
		whyClosed: 'Sie wurde schon beantwortet, oder eine andere Frage ist an ihre Stelle getreten.',
		textNoted: 'Vielen Dank, Ihre Antwort ist angekommen.',
	},
	en: {
		approve: 'Approve',
		disapprove: 'Decline',
		comment: 'Comment (optional)',
		reason: 'Reason, if you decline',
		yourAnswer: 'Your answer',
		send: 'Send',
		required: 'required',
		choose: 'Please choose',
		askedBy: 'Asked by',
		thanks: 'Thank you',
		noted: 'Your answer has arrived. You can close this page.',
		notTaken: 'Please check what you entered.',
		colon: ': ',
		closed: 'This question is no longer open',
		whyClosed: 'It has been answered already, or another question has taken its place.',
		textNoted: 'Thank you, your answer has arrived.',
	},
	es: {
		approve: 'Aprobar',
		disapprove: 'Rechazar',
		comment: 'Comentario (opcional)',
		reason: 'Motivo, si rechaza',
		yourAnswer: 'Su respuesta',
		send: 'Enviar',
		required: 'obligatorio',
		choose: 'Elija una opción',
		askedBy: 'Pregunta de',
		thanks: 'Gracias',
		noted: 'Hemos recibido su respuesta. Ya puede cerrar esta página.',
		notTaken: 'Revise los datos, por favor.',
		colon: ': ',
		closed: 'Ya no se puede responder a esta pregunta',
		whyClosed: 'Ya ha sido respondida, o la ha sustituido otra pregunta.',
		textNoted: 'Gracias, hemos recibido su respuesta.',
	},
	fr: {
		approve: 'Approuver',
		disapprove: 'Refuser',
		comment: 'Commentaire (facultatif)',
		reason: 'Motif, en cas de refus',
		yourAnswer: 'Votre réponse',
		send: 'Envoyer',
		required: 'obligatoire',
		choose: 'Choisissez une option',
		askedBy: 'Question de',
		thanks: 'Merci',
		noted: 'Votre réponse a été enregistrée. Vous pouvez fermer cette page.',
		notTaken: 'Veuillez vérifier votre saisie.',
		colon: '\u00A0: ',
		closed: 'Il n’est plus possible de répondre à cette question',
		whyClosed: 'Elle a déjà reçu une réponse, ou une autre question l’a remplacée.',
		textNoted: 'Merci, votre réponse a été enregistrée.',
	},
	it: {
		approve: 'Approva',
		disapprove: 'Rifiuta',
		comment: 'Commento (facoltativo)',
		reason: 'Motivo, in caso di rifiuto',
		yourAnswer: 'La sua risposta',
		send: 'Invia',
		required: 'obbligatorio',
		choose: 'Scelga un’opzione',
		askedBy: 'Domanda di',
		thanks: 'Grazie',
		noted: 'La sua risposta è stata ricevuta. Può chiudere questa pagina.',
		notTaken: 'Controlli i dati inseriti.',
		colon: ': ',
		closed: 'Non è più possibile rispondere a questa domanda',
		whyClosed: 'Ha già ricevuto una risposta, oppure un’altra domanda ne ha preso il posto.',
		textNoted: 'Grazie, la sua risposta è stata ricevuta.',
	},
	nl: {
		approve: 'Goedkeuren',
		disapprove: 'Afwijzen',
		comment: 'Opmerking (optioneel)',
		reason: 'Reden, als u afwijst',
		yourAnswer: 'Uw antwoord',
		send: 'Versturen',
		required: 'verplicht',
		choose: 'Maak een keuze',
		askedBy: 'Vraag van',
		thanks: 'Bedankt',
		noted: 'Uw antwoord is ontvangen. U kunt deze pagina sluiten.',
		notTaken: 'Controleer wat u hebt ingevuld.',
		colon: ': ',
		closed: 'Deze vraag staat niet meer open',
		whyClosed: 'De vraag is al beantwoord, of een andere vraag is ervoor in de plaats gekomen.',
		textNoted: 'Bedankt, uw antwoord is ontvangen.',
	},
	pt: {
		approve: 'Aprovar',
		disapprove: 'Recusar',
		comment: 'Comentário (opcional)',
		reason: 'Motivo, se recusar',
		yourAnswer: 'A sua resposta',
		send: 'Enviar',
		required: 'obrigatório',
		choose: 'Escolha uma opção',
		askedBy: 'Pergunta de',
		thanks: 'Obrigado',
		noted: 'A sua resposta foi recebida. Pode fechar esta página.',
		notTaken: 'Verifique os dados, por favor.',
		colon: ': ',
		closed: 'Já não é possível responder a esta pergunta',
		whyClosed: 'Já foi respondida, ou outra pergunta tomou o seu lugar.',
		textNoted: 'Obrigado, a sua resposta foi recebida.',
	},
};
