// The dependency-injection library, with the polyfill that it needs loaded first.
import 'reflect-metadata'

export { container, type DependencyContainer, type InjectionToken } from 'tsyringe'
