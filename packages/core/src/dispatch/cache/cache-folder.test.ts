// The default cache folder follows the environment, each system's habit, and survives a user without a home.
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

const home = () => '/home/ada'

describe('the cache folder', () => {
  it('is what OPGEMS_CACHE_DIR says', () => {
    const environment = { OPGEMS_CACHE_DIR: 'kernels', XDG_CACHE_HOME: '/xdg' }
    expect(cacheFolder(environment, 'linux', home)).toBe(resolve('kernels'))
  })
  it('lies in XDG_CACHE_HOME when that is absolute', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/xdg' }, 'linux', home)).toBe(join('/xdg', 'opgems'))
    expect(cacheFolder({ XDG_CACHE_HOME: 'xdg' }, 'linux', home)).toBe(join('/home/ada', '.cache', 'opgems'))
  })
  it('lies in LOCALAPPDATA on Windows alone', () => {
    const environment = { LOCALAPPDATA: '/local' }
    expect(cacheFolder(environment, 'win32', home)).toBe(join('/local', 'opgems', 'cache'))
    expect(cacheFolder(environment, 'linux', home)).toBe(join('/home/ada', '.cache', 'opgems'))
  })
  it('is a folder of the process for a user without a home', () => {
    const none = () => {
      throw new Error('no account')
    }
    const folder = cacheFolder({}, 'linux', none)
    expect(existsSync(folder)).toBe(true)
    expect(cacheFolder({}, 'linux', () => '')).toBe(folder)
    rmSync(folder, { recursive: true })
  })
})
