package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final LimitedBody body = new LimitedBody(6);

    @Test
    void isWhatHasCome() {
        begin();
        body.onNext(List.of(part("ab"), part("cd")));
        body.onNext(List.of(part("ef")));
        assertThat(whole()).isNotDone();

        body.onComplete();

        assertThat(new String(whole().join(), StandardCharsets.UTF_8)).isEqualTo("abcdef");
        assertThat(cancelled).isFalse();
    }

    @Test
    void isNotReadOnWhenItIsTooLong() {
        begin();
        body.onNext(List.of(part("abcdef")));

        body.onNext(List.of(part("g"), part("h")));
        body.onNext(List.of(part("i")));
        body.onComplete();

        assertThat(cancelled).isTrue();
        assertThat(whole()).isCompletedExceptionally();
        assertThat(whole().handle((bytes, fault) -> fault).join()).isInstanceOf(IOException.class);
    }

    @Test
    void failsAsTheConnectionDoes() {
        begin();
        body.onNext(List.of(part("ab")));

        body.onError(new IOException("gone"));

        assertThat(whole()).isCompletedExceptionally();
    }

    private void begin() {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long parts) {
                assertThat(parts).isPositive();
            }

            @Override
            public void cancel() {
                cancelled.set(true);
            }
        });
    }

    private CompletableFuture<byte[]> whole() {
        return body.getBody().toCompletableFuture();
    }

    private static ByteBuffer part(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
