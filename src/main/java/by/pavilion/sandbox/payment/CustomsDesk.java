package by.pavilion.sandbox.payment;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.Seals;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.ceb.Filings;
import by.pavilion.sandbox.payment.DeclarationStore.Noted;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Declares payments to customs (411), many in one message. A declaration is written when a shop asks for it, and waits sealed
 * until customs has taken it; sent twice it is the same document twice.
 */
@ApplicationScoped
class CustomsDesk {
    private static final int AT_ONCE = 500;

    private final PaymentConfig config;
    private final PaymentStore payments;
    private final DeclarationStore declarations;
    private final Seals seals;
    private final Filings filings;
    private final Clock clock;

    CustomsDesk(
            PaymentConfig config,
            PaymentStore payments,
            DeclarationStore declarations,
            Seals seals,
            Filings filings,
            Clock clock) {
        this.config = config;
        this.payments = payments;
        this.declarations = declarations;
        this.seals = seals;
        this.filings = filings;
        this.clock = clock;
    }

    /** Which filing the shop asks for; one that does not count has the first in mind. */
    static int filing(JsonNode asked) {
        return Math.max(1, asked.path("filing").asInt(1));
    }

    /** The declaration of a settled payment as a shop has asked for it. */
    Noted write(JsonNode asked, Payment payment) {
        JsonNode payer = asked.path("payer");
        CebWriter writer = CebWriter.document().open("Payment").open("PaymentHead");
        boolean change =
                filing(asked) > 1 && text(asked, "appType").filter("2"::equals).isPresent();
        writer.element("guid", CebWriter.guid()).element("appType", change ? "2" : "1");
        writer.element("appTime", CebWriter.seconds(clock.instant())).element("appStatus", "2");
        writer.element("payCode", config.code()).element("payName", config.name());
        writer.element("payTransactionId", payment.transactionId());
        writer.element("orderNo", text(asked, "orderNo").orElse(""));
        writer.element("ebpCode", text(asked, "ebpCode").orElse(""));
        writer.element("ebpName", text(asked, "ebpName").orElse(""));
        writer.element("payerIdType", "1");
        writer.element("payerIdNumber", text(payer, "idNumber").orElse(""));
        writer.element("payerName", text(payer, "name").orElse(""));
        writer.optional("telephone", text(payer, "phone").orElse(null));
        writer.element("amountPaid", text(asked, "amount").orElse("")).element("currency", "142");
        writer.element("payTime", CebWriter.seconds(payment.paidAt().orElseThrow()));
        String document = writer.close("PaymentHead").close("Payment").finish();
        return new Noted(
                payment.id(),
                filing(asked),
                text(asked, "subscriberDxpId").orElse(""),
                seals.seal(Long.toString(payment.id()), document));
    }

    /** Sends customs what is noted and returns of how many payments. */
    int declare() {
        List<Noted> due = declarations.oldest(AT_ONCE);
        Set<Long> taken = Set.copyOf(filings.send(
                new Filings.Firm(config.code(), config.name(), config.dxpId()),
                "CEB411Message",
                due.stream().map(this::document).toList()));
        if (!taken.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> {
                payments.declared(taken);
                declarations.delete(due.stream()
                        .filter(noted -> taken.contains(noted.paymentId()))
                        .toList());
            });
        }
        return taken.size();
    }

    private Filings.Document document(Noted noted) {
        return new Filings.Document(
                noted.paymentId(), noted.subscriber(), seals.open(Long.toString(noted.paymentId()), noted.document()));
    }
}
