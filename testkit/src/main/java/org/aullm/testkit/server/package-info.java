/**
 * A server of language models for tests: it speaks real HTTP, is strict about what it is asked, and misbehaves on demand.
 * It holds no model; what it answers follows from what it is asked.
 */
package org.aullm.testkit.server;
