/**
 * The in-process decoder. Where to begin:
 *
 * <ul>
 *   <li>{@code DecoderProvider}, {@code DecoderSettings}, {@code DecoderBackend}: the back end as a study sees it;
 *       {@code DecoderTools}: the same model for the commands.
 *   <li>What a model is: {@code Architecture}, read by {@code ArchitectureReader}, {@code LayersReader} and
 *       {@code RopeReader} through {@code ConfigFields}, with what differs between families in {@code Family}.
 *   <li>What it computes: {@code Decoder}, {@code DecoderLayer}, {@code Attention}, {@code FeedForward},
 *       {@code Projection}. A {@code Layout} says which rows belong to which sequence; {@code PassTables} holds what follows
 *       from it ({@code Turns}, {@code Masks}).
 *   <li>Where weights come from: {@code LanguageModel}, {@code ModelFolder}, {@code RandomModel}, {@code BaseWeights}.
 *   <li>What is trained beside them: {@code Adapters}, {@code Lora}, {@code Dora}, {@code TrainedPrefix}; kept by
 *       {@code PeftFolder} and {@code PeftWriter}.
 *   <li>What goes in: {@code Prompt...}, {@code WordEmbeddings}, {@code FileTokenizer}; {@code PrefixCache}.
 *   <li>What comes out: {@code ReadOut}, {@code Questions}, {@code AnswerTokens}; {@code Generator} and {@code Sampling}
 *       for text.
 * </ul>
 */
package org.aullm.llm.decoder;
