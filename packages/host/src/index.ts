// What backends ask of the host machine.
export { type CommandOptions, type CommandResult, runCommand } from './command.ts'
