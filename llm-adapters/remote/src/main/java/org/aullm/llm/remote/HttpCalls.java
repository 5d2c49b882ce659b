package org.aullm.llm.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aullm.api.ComponentException;
import org.aullm.api.PlainText;
import org.aullm.api.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a question until it is answered: again after 408, 429, 5xx, a lost connection, silence or an answer that makes no
 * sense; never again after any other refusal. Follows no redirection, so evidence goes to no other host than the one that
 * was allowed. Safe for several threads.
 */
final class HttpCalls {

    /** The longest answer that is read: one to one token is a few hundred bytes. */
    static final int MOST_BYTES = 4 << 20;

    private static final int SHOWN = 300;
    private static final Logger LOG = LoggerFactory.getLogger(HttpCalls.class);

    private final Server server;
    private final HttpClient client;
    private final Usage usage;

    HttpCalls(Server server, Usage usage) {
        this.server = server;
        this.usage = usage;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(server.connect())
                .build();
    }

    /** Why an attempt failed, where another may not. */
    private static final class TryAgain extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Optional<String> retryAfter;

        TryAgain(String message, Optional<String> retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }
    }

    /**
     * An answer.
     *
     * @throws UnavailableException if all attempts failed
     * @throws ComponentException if the server refuses the question
     */
    Answer ask(String path, byte[] body, Reading reading) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(path, body, reading);
            } catch (TryAgain e) {
                if (attempt > server.retries()) {
                    throw new UnavailableException(
                            "the model server at %s did not answer in %d attempt%s; the last time %s. What was answered is kept:"
                                            .formatted(server.host(), attempt, attempt == 1 ? "" : "s", e.getMessage())
                                    + " run the study again when the server is back");
                }
                Duration pause = Pause.after(attempt, e.retryAfter, Instant.now(), ThreadLocalRandom.current());
                LOG.warn("{}: {}; trying again in {} ms", server.host(), e.getMessage(), pause.toMillis());
                usage.retry();
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private Answer once(String path, byte[] body, Reading reading) throws TryAgain, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .timeout(server.request())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        server.key().ifPresent(key -> request.header("Authorization", key.header()));
        usage.request();
        HttpResponse<byte[]> response = send(request.build());
        int status = response.statusCode();
        if (status == 200) {
            return read(response.body(), reading);
        }
        if (status == 408 || status == 429 || status >= 500) {
            throw new TryAgain("it said HTTP " + status, response.headers().firstValue("Retry-After"));
        }
        throw new ComponentException(refusal(status, response.body()));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws TryAgain, InterruptedException {
        // The client's own timeout ends with the headers; a body that trickles in is bounded here.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            return exchange.get(server.request().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw silence();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            for (Throwable each = cause; each != null; each = each.getCause()) {
                if (each instanceof BoundedBody.TooLong) {
                    throw new ComponentException(
                            "the server at %s sent more than %d bytes for one answer and was cut off. Check that url is a model server"
                                    .formatted(server.host(), MOST_BYTES));
                }
            }
            if (cause instanceof java.net.http.HttpTimeoutException) {
                throw silence();
            }
            if (cause instanceof IOException) {
                String said = cause.getMessage();
                throw new TryAgain(
                        "the connection failed (%s%s)"
                                .formatted(cause.getClass().getSimpleName(), said == null ? "" : ": " + said),
                        Optional.empty());
            }
            throw new IllegalStateException("a request failed: " + cause, cause);
        }
    }

    private TryAgain silence() {
        return new TryAgain("it was silent for %d s".formatted(server.request().toSeconds()), Optional.empty());
    }

    private static Answer read(byte[] body, Reading reading) throws TryAgain {
        try {
            return reading.read(JsonMapper.shared().readTree(body));
        } catch (JacksonException e) {
            throw new TryAgain("its answer was no JSON", Optional.empty());
        } catch (Misread e) {
            throw new TryAgain(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private String refusal(int status, byte[] body) {
        String advice =
                switch (status) {
                    case 401, 403 ->
                        server.key()
                                .map(key -> "check the key in " + key)
                                .orElse("the server wants a key: name its place by api-key");
                    case 404 -> "check url and model ('%s')".formatted(server.model());
                    case 301, 302, 303, 307, 308 ->
                        "it points elsewhere, where evidence is not sent; write that address as url";
                    default -> "check the options against what the server supports";
                };
        return "the server at %s refused with HTTP %d: %s; %s".formatted(server.host(), status, shown(body), advice);
    }

    /** The beginning of what a server said, in one line, without the key if it should repeat it. */
    private String shown(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (server.key().isPresent()) {
            text = server.key().get().blotted(text);
        }
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return PlainText.escaped(line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...");
    }
}
