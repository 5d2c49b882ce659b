/**
 * Back ends whose model is on a server. Where to begin:
 *
 * <ul>
 *   <li>{@code VllmEmbedsProvider}, {@code SglangEmbedsProvider}, {@code OpenAiTextProvider}: what a study can name;
 *       {@code EmbedsBackend} and {@code TextBackend}: the components.
 *   <li>What is asked: {@code EmbedsPrompt} (rows of numbers), {@code TorchFile} (how vLLM takes them), {@code Ask}.
 *   <li>What is answered: {@code Protocol} and its kinds, {@code Answer}, {@code LogOdds}.
 *   <li>How it travels: {@code Server} (address, key, permission), {@code HttpCalls}, {@code Retries}, {@code BoundedBody}.
 *   <li>What is kept: {@code AnswerCache}; what it cost: {@code Usage}.
 * </ul>
 */
package org.aullm.llm.remote;
