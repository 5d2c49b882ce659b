/** Prompts in words and numbers: tokenizers, questions, and the tokens of an answer. */
package org.aullm.llm.text;
