// Registering plugins into child containers: what a good one gives, and what nonsense is told.
import 'reflect-metadata'
import { type DependencyContainer, container as root } from 'tsyringe'
import { expect, it } from 'vitest'
import type { Driver } from '../../backend/driver.ts'
import { type BackendPlugin, disabledOperatorsToken, driverToken, productOverrideToken } from '../../backend/plugin.ts'
import type { OpGemsError } from '../../errors/errors.ts'
import { refuseSameId } from './check-plugin.ts'
import { registerPlugin } from './register-plugin.ts'

const driver: Driver = {
  probe: () => [],
  open: () => {
    throw new Error('not opened here')
  },
}

const pluginOf = (register: (container: DependencyContainer) => void): BackendPlugin => ({
  id: 'chip',
  version: '1.2.3',
  apiVersion: 1,
  register,
})

function refusal(action: () => unknown): OpGemsError {
  try {
    action()
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_PLUGIN' })
    return error as OpGemsError
  }
  throw new Error('nothing was thrown')
}

it('gives all drivers and disabled operators, made by value, factory or class', () => {
  class OtherDriver implements Driver {
    probe = driver.probe
    open = driver.open
  }
  const reasons = [{ operator: 'cholesky', reason: 'no double precision' }]
  const registered = registerPlugin(
    pluginOf((container) => {
      container.register(driverToken, { useValue: driver })
      container.register(driverToken, { useClass: OtherDriver })
      container.register(disabledOperatorsToken, { useFactory: () => reasons })
    }),
    root.createChildContainer(),
  )
  expect(registered.drivers).toHaveLength(2)
  expect(registered.drivers[0]).toBe(driver)
  expect(registered.drivers[1]).toBeInstanceOf(OtherDriver)
  expect(registered.disabledOperators).toEqual(reasons)
})

it('gives overrides, and refuses what is none', () => {
  const override = { name: 'fast', candidates: () => [] }
  const register = (value: unknown) =>
    registerPlugin(
      pluginOf((container) => {
        container.register(driverToken, { useValue: driver })
        container.register(productOverrideToken, { useValue: value as typeof override })
      }),
      root.createChildContainer(),
    )
  expect(register(override).overrides).toEqual({ product: [override], attention: [] })
  expect(refusal(() => register({ name: 'fast' })).message).toMatch(/override without a name and the function/)
})

it("keeps a plugin's services out of the runtime's container and of other plugins", () => {
  const runtime = root.createChildContainer()
  registerPlugin(
    pluginOf((container) => container.register(driverToken, { useValue: driver })),
    runtime,
  )
  expect(runtime.isRegistered(driverToken, true)).toBe(false)
  runtime.register(driverToken, { useValue: driver })
  expect(
    refusal(() =>
      registerPlugin(
        pluginOf(() => {}),
        runtime,
      ),
    ).message,
  ).toContain('registered no driver')
})

const register = (token: typeof driverToken, value: unknown) => (container: DependencyContainer) =>
  container.register(token as symbol, { useValue: value })

const nonsense: [string, (container: DependencyContainer) => unknown, RegExp][] = [
  ['nothing', () => {}, /backend 'chip' 1\.2\.3: registered no driver/],
  ['a driver without functions', register(driverToken, { probe: 1 }), /driver without the functions/],
  ['a number for a driver', register(driverToken, 7), /driver without the functions/],
  [
    'a driver that cannot be made',
    (container) =>
      container.register(driverToken, {
        useFactory: () => {
          throw new Error('no library')
        },
      }),
    /its drivers cannot be made: .*no library/s,
  ],
  [
    'disabled operators without reasons',
    (container) => {
      container.register(driverToken, { useValue: driver })
      container.register(disabledOperatorsToken as symbol, { useValue: ['cholesky'] })
    },
    /no \{operator, reason\}/,
  ],
  [
    'operators disabled for unknown dtypes',
    (container) => {
      container.register(driverToken, { useValue: driver })
      const disabled = [{ operator: 'add', dtypes: ['float31'], reason: 'slow' }]
      container.register(disabledOperatorsToken, { useValue: disabled })
    },
    /disabled 'add' for dtypes that are no list/,
  ],
  ['later', async () => await Promise.reject(new Error('too late')), /must not be asynchronous/],
]
it.each(nonsense)('refuses a plugin that registers %s', (_, action, message) => {
  expect(refusal(() => registerPlugin(pluginOf(action), root.createChildContainer())).message).toMatch(message)
})

it('wraps what a plugin throws while registering', () => {
  const cause = new TypeError('bad table')
  const throwing = pluginOf(() => {
    throw cause
  })
  const error = refusal(() => registerPlugin(throwing, root.createChildContainer()))
  expect(error.message).toBe("backend 'chip' 1.2.3: registering failed: bad table")
  expect(error.cause).toBe(cause)
})

it('refuses two plugins of the same id, naming both', () => {
  refuseSameId([
    { id: 'a', name: 'first' },
    { id: 'b', name: 'second' },
  ])
  const same = ['first', 'second'].map((name) => ({ id: 'chip', name }))
  expect(refusal(() => refuseSameId(same)).message).toContain("the backend 'chip': first and second")
})
