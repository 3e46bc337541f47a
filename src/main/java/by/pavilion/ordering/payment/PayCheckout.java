package by.pavilion.ordering.payment;

import by.pavilion.ordering.Checkout;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.shared.Answer;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts the payments of a checkout: one for each order, because customs wants one for each declaration. */
@ApplicationScoped
public class PayCheckout {
    private final StartPayment startPayment;
    private final IdempotencyKeys keys;

    PayCheckout(StartPayment startPayment, IdempotencyKeys keys) {
        this.startPayment = startPayment;
        this.keys = keys;
    }

    /**
     * Starts a payment for each order that waits for money, or finds those that this key has started. Orders that are paid,
     * being paid or over are left out; when that leaves none, the answer is the refusal of the first.
     *
     * <p>The key is the checkout's from here on, in a transaction before those that start the payments: a crash in between, or a
     * refusal, leaves it with nothing done, and a repeat goes on from there.
     *
     * @throws Problem 422 when the key was used for another checkout or another request, 503 when too many wait
     */
    public CompletionStage<List<Payment>> pay(PlacedBy caller, IdempotencyKey key, Checkout checkout, String provider) {
        String id = checkout.id().toString();
        Transactions.retrying(() -> keys.claim(caller.id(), key, "pay checkout\n" + id + "\n" + provider, id));
        List<CompletableFuture<Answer<Payment>>> starting = checkout.orders().stream()
                .map(Order::id)
                .map(order -> startPayment
                        .start(caller, keyOf(key, order), order, provider)
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new))
                .thenApply(all ->
                        started(starting.stream().map(CompletableFuture::join).toList()));
    }

    private static List<Payment> started(List<Answer<Payment>> answers) {
        List<Payment> payments = answers.stream()
                .filter(answer -> answer.refusal() == null)
                .map(Answer::orThrow)
                .toList();
        if (payments.isEmpty()) {
            throw Objects.requireNonNull(answers.get(0).refusal());
        }
        return payments;
    }

    /** Each payment has a key of its own, always the same of the same key, so that a repeat finds all of them. */
    static IdempotencyKey keyOf(IdempotencyKey key, OrderId order) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest((key + "\n" + order).getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKey(
                    "checkout/" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
