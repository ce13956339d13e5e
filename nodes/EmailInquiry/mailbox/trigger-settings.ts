import type { IExecuteFunctions } from 'n8n-workflow';
import type { Account } from '../../core/account/account';
import { pairSchemeOf } from '../../core/counting/repeat';
import { repeatPeriodOf } from '../../core/counting/repeat-period';
import type { Rules } from '../../core/counting/rules';
import { SettingError } from '../../core/errors/advised-error';
import { EMPTY_LEDGER } from '../../core/memory/ledger';
import type { PollState } from '../../core/memory/state';
import { decodeState } from '../../core/memory/state-codec';
import { textOf } from '../../core/text/unknown';
import { credentialTypeOf } from '../../n8n/account/credential';
import { foldersOf, oneOf } from '../../n8n/parameters/parameters';
import { ruleParametersOf, rulesOf, triggerRulesOf } from '../../n8n/parameters/read-rules';
import { savedStateOf } from '../../n8n/workflow/saved-state';
import {
	credentialsOf,
	workflowNodesOf,
	type WorkflowNode,
} from '../../n8n/workflow/workflow-nodes';

/** By what a message is explained. */
export interface TriggerSettings {
	/** The trigger's name; '' for settings of one's own. */
	readonly trigger: string;
	readonly folders: readonly string[];
	readonly rules: Rules;
	/** What the trigger remembers; null where that cannot be read. */
	readonly state: PollState | null;
}

/** Returns the settings of a trigger of this workflow and what it remembers, or those of the node. Throws `SettingError`. */
export function triggerSettingsOf(context: IExecuteFunctions, account: Account): TriggerSettings {
	const from = oneOf('Settings From', context.getNodeParameter('settingsFrom', 0), FROM);
	if (from === 'own') return ownSettings(context, account);
	const trigger = triggerOf(context);
	const parameters = evaluated(context, trigger);
	const rules = triggerRulesOf((name, fallback) => parameters[name] ?? fallback, account);
	const folders = foldersOf(parameters.folders ?? ['INBOX']);
	const state = stateOfTrigger(context, trigger, account);
	if (state === null && !mayBeOfOneMailbox(context, trigger, parameters)) throw ofAnotherMailbox();
	const isOfThesePairs = state === null || ['', pairSchemeOf(rules)].includes(state.pairScheme);
	return {
		...{ trigger: trigger.name, folders, rules },
		state: isOfThesePairs ? state : { ...state, ledger: EMPTY_LEDGER },
	};
}

const FROM = ['trigger', 'own'] as const;

function ownSettings(context: IExecuteFunctions, account: Account): TriggerSettings {
	const parameter = (name: string) => context.getNodeParameter(name, 0, {});
	const rules = rulesOf(ruleParametersOf(parameter), account);
	const periodSeconds = repeatPeriodOf(context.getNodeParameter('periodDays', 0, 1), 'days');
	const folders = foldersOf(context.getNodeParameter('folders', 0));
	return { trigger: '', folders, rules: { ...rules, periodSeconds }, state: null };
}

function triggerOf(context: IExecuteFunctions): WorkflowNode {
	const name = textOf(context.getNodeParameter('trigger', 0, ''));
	const nodes = workflowNodesOf(context, context.getNode());
	if (nodes === null) {
		throw unreadable("n8n does not let this step read the trigger's settings", HERE);
	}
	const triggers = nodes.filter(({ type }) => /(^|\.)emailInquiryTrigger$/.test(type));
	const [only, ...others] = name === '' ? triggers : triggers.filter((one) => one.name === name);
	if (only === undefined && name !== '') {
		throw unreadable(
			"'Trigger' names no Email Inquiry Trigger of this workflow",
			'Enter its name as it is written below its icon, or leave the field empty if there is only one.',
		);
	}
	if (only === undefined) {
		throw unreadable(
			'There is no Email Inquiry Trigger in this workflow',
			`Put this step into the workflow of the trigger. ${HERE}`,
		);
	}
	if (others.length === 0) return only;
	throw unreadable(
		'There are several Email Inquiry Triggers in this workflow',
		"Enter the name of the one that is meant in 'Trigger'.",
	);
}

function unreadable(message: string, advice: string): SettingError {
	return new SettingError('Trigger', message, advice);
}

const HERE =
	"Or choose Defined Here in 'Settings From' and enter the trigger's settings in this step.";

/** Expressions of the trigger are evaluated here: they cannot use what items hold, as a trigger has none. */
function evaluated(
	context: IExecuteFunctions,
	{ parameters }: WorkflowNode,
): Readonly<Record<string, unknown>> {
	try {
		return Object.fromEntries(
			Object.entries(parameters).map(([name, value]) => [name, evaluate(context, value)]),
		);
	} catch {
		// What n8n says of it may quote the expression.
		throw unreadable('An expression in the settings of the trigger cannot be evaluated here', HERE);
	}
}

function evaluate(context: IExecuteFunctions, value: unknown): unknown {
	if (typeof value === 'string') {
		return value.startsWith('=') ? context.evaluateExpression(value.slice(1), 0) : value;
	}
	if (Array.isArray(value)) return value.map((one: unknown) => evaluate(context, one));
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value);
	return Object.fromEntries(fields.map(([name, one]) => [name, evaluate(context, one)]));
}

/** The state of a copied workflow or a node added anew is not this trigger's. */
function stateOfTrigger(
	context: IExecuteFunctions,
	{ id }: WorkflowNode,
	{ stamp }: Account,
): PollState | null {
	const decoded = decodeState(savedStateOf(context, id));
	if (decoded.kind !== 'state') return null;
	const { owner } = decoded.state;
	if (owner.workflowId !== (context.getWorkflow().id ?? '') || owner.nodeId !== id) return null;
	if (owner.account === stamp) return decoded.state;
	throw ofAnotherMailbox();
}

/** Where nothing says from which mailbox the trigger collects, its credential tells. */
function mayBeOfOneMailbox(
	context: IExecuteFunctions,
	{ credentials }: WorkflowNode,
	parameters: Readonly<Record<string, unknown>>,
): boolean {
	const ownType = credentialTypeOf(context.getNodeParameter('authentication', 0));
	const type = credentialTypeOf(parameters.authentication);
	const ownId = credentialsOf(context.getNode().credentials).get(ownType) ?? '';
	const id = credentials.get(type) ?? '';
	return id === '' || ownId === '' || (type === ownType && id === ownId);
}

function ofAnotherMailbox(): SettingError {
	return new SettingError(
		'Credential',
		'The trigger collects from another mailbox than this step reads',
		"Choose the trigger's credential in this step.",
	);
}
