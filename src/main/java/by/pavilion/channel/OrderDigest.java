package by.pavilion.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells two versions of an order apart that bear the same second. Ciphertext is left out, since a marketplace may encrypt the
 * same text anew each time.
 */
final class OrderDigest {
    private OrderDigest() {}

    static String of(MarketplaceOrder order) {
        List<String> parts = new ArrayList<>();
        parts.add(order.state().name());
        parts.add(order.placedAt().toString());
        order.payment().ifPresent(payment -> parts.add(words(payment)));
        order.lines().forEach(line -> parts.add(words(line)));
        parts.add(order.region().toString());
        order.reportedParcels().stream().sorted().forEach(parts::add);
        order.shipBy().ifPresent(time -> parts.add(time.toString()));
        return digest(parts);
    }

    /**
     * Freight has not been told of from the beginning: without any the words, and so the digests, are those of before. Who bears
     * discounts is left out, here and of lines: it is settled with the payment, and lists do not always tell of it.
     */
    private static String words(MarketplaceOrder.Payment payment) {
        String words = "Payment[provider=%s, transactionId=%s, amount=%s, paidAt=%s]"
                .formatted(payment.provider(), payment.transactionId(), payment.amount(), payment.paidAt());
        return payment.freight().isZero() ? words : words + payment.freight();
    }

    private static String words(MarketplaceOrder.Line line) {
        return "Line[externalLineId=%s, sku=%s, code=%s, quantity=%s, share=%s]"
                .formatted(line.externalLineId(), line.sku(), line.code(), line.quantity(), line.share());
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
