import type { CommandDefinition } from './command-definition.ts'
import { amendCommand } from './definitions/amend.ts'
import { baselineCommand } from './definitions/baseline.ts'
import { branchesCommand } from './definitions/branches.ts'
import { checkCommand } from './definitions/check.ts'
import { completionCommand } from './definitions/completion.ts'
import { currentCommand } from './definitions/current.ts'
import { diffCommand } from './definitions/diff.ts'
import { downgradeCommand } from './definitions/downgrade.ts'
import { editCommand } from './definitions/edit.ts'
import { ensureVersionCommand } from './definitions/ensure-version.ts'
import { generateCommand } from './definitions/generate.ts'
import { headsCommand } from './definitions/heads.ts'
import { historyCommand } from './definitions/history.ts'
import { initCommand } from './definitions/init.ts'
import { listTemplatesCommand } from './definitions/list-templates.ts'
import { mergeCommand } from './definitions/merge.ts'
import { pullCommand } from './definitions/pull.ts'
import { revisionCommand } from './definitions/revision.ts'
import { setupCommand } from './definitions/setup.ts'
import { showCommand } from './definitions/show.ts'
import { stampCommand } from './definitions/stamp.ts'
import { upgradeCommand } from './definitions/upgrade.ts'

/** All commands, in the order in which help lists them. */
export const COMMANDS: readonly CommandDefinition[] = [
  initCommand,
  revisionCommand,
  generateCommand,
  baselineCommand,
  amendCommand,
  checkCommand,
  diffCommand,
  pullCommand,
  upgradeCommand,
  downgradeCommand,
  setupCommand,
  currentCommand,
  historyCommand,
  headsCommand,
  branchesCommand,
  showCommand,
  editCommand,
  mergeCommand,
  stampCommand,
  ensureVersionCommand,
  listTemplatesCommand,
  completionCommand,
]
