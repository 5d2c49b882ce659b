package org.aullm.llm.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aullm.api.UnavailableException;
import tools.jackson.databind.json.JsonMapper;

/** Asks many questions, some at a time, and remembers every answer as soon as it is there. */
final class Interview implements AutoCloseable {

    private static final int LAST_ANSWERS_SECONDS = 10;

    private final Server server;
    private final Usage usage;
    private final HttpCalls calls;
    private final AnswerCache cache;
    private final ExecutorService threads;

    Interview(Server server, AnswerCache cache) {
        this.server = server;
        this.usage = new Usage(server.priceIn(), server.priceOut());
        this.calls = new HttpCalls(server, usage);
        this.cache = cache;
        this.threads = Executors.newFixedThreadPool(server.parallel(), task -> {
            Thread thread = new Thread(task, "model-server");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The answers, in the order of the questions. At the first that stays open no more are begun; those under way are still
     * kept.
     *
     * @param asks the questions; one is made only when its turn comes
     */
    List<Answer> answers(List<? extends Callable<Ask>> asks, Reading reading) {
        List<Future<Answer>> futures = new ArrayList<>();
        for (Callable<Ask> ask : asks) {
            futures.add(threads.submit(() -> answer(ask.call(), reading)));
        }
        List<Answer> answers = new ArrayList<>();
        try {
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a question could not be asked: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the wait for %s was broken off".formatted(server.host()), e);
        } finally {
            futures.forEach(future -> future.cancel(false));
        }
    }

    private Answer answer(Ask ask, Reading reading) throws InterruptedException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(ask.body());
        String key = AnswerCache.key(server, ask.path(), body);
        Optional<Answer> known = cache.find(key);
        Answer answer = known.isPresent() ? known.get() : calls.ask(ask.path(), body, reading);
        if (known.isPresent()) {
            usage.known();
        } else {
            cache.keep(key, answer);
        }
        usage.answered(answer);
        return answer;
    }

    /**
     * What a back end says of itself.
     *
     * @param sent what leaves for the server
     */
    Map<String, String> facts(String sent, String protocol, String scores) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("host", server.host());
        facts.put("model", server.model());
        facts.put("sent", sent);
        facts.put("protocol", protocol);
        facts.put("score source", scores);
        return facts;
    }

    void unclear() {
        usage.unclear();
    }

    Map<String, Double> usage() {
        return usage.plain();
    }

    /** Lets questions under way come to their answers, which are paid for and kept, then gives up. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
