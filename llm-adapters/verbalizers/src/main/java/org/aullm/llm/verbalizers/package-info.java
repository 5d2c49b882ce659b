/** Verbalizers. All wordings are our proposals; where an idea comes from stands with each. */
package org.aullm.llm.verbalizers;
