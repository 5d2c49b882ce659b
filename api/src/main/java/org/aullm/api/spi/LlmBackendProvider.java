package org.aullm.api.spi;

import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;

/**
 * Provides language-model back ends of one kind.
 *
 * @since 0.1.0
 */
public interface LlmBackendProvider extends TunedProvider {

    /**
     * What it will be. May read a model's configuration and tokenizer, never its weights.
     *
     * @throws org.aullm.api.ComponentException if the model is missing or cannot be honoured, or the prompt is too long
     */
    LlmSpec announce(Options options, PromptSpec prompt);

    /** Builds one. */
    LlmBackend create(Build build, PromptSpec prompt);
}
