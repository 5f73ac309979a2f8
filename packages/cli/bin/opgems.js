#!/usr/bin/env node
// What npm links: it is there before the build, so that the link is made on a fresh clone too.
import '../dist/main.js'
