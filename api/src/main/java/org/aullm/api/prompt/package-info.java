/** The structured prompt: a template, and what a template becomes for a batch of clips. */
package org.aullm.api.prompt;
