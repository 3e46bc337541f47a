package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Customs has made the electronic tax bill of a released list.
 *
 * @param total of tariff, consumption tax and VAT
 * @param difference what customs wants more than was collected from the buyer; below zero when less
 * @param guarantor code of the firm that guarantees the tax
 */
public record DeclarationTaxBilled(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        String billNumber,
        Money tariff,
        Money consumption,
        Money vat,
        Money total,
        Optional<Money> difference,
        Optional<String> guarantor,
        Instant billedAt)
        implements Event {

    static DeclarationTaxBilled of(Declaration declaration, TaxBill bill, TaxComparison tax) {
        return new DeclarationTaxBilled(
                declaration.orderId(),
                declaration.id(),
                declaration.state(),
                bill.number(),
                tax.tariff().billed(),
                tax.consumption().billed(),
                tax.vat().billed(),
                tax.billed(),
                tax.difference(),
                bill.guarantor(),
                bill.billedAt());
    }

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "tax-billed";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return billedAt;
    }
}
