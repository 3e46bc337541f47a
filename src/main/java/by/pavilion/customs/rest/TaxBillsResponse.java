package by.pavilion.customs.rest;

import by.pavilion.customs.BilledLine;
import by.pavilion.customs.Declarations.BilledTax;
import by.pavilion.customs.TaxBill;
import by.pavilion.customs.TaxComparison;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Customs' tax bills of a declaration, oldest first, each beside what was collected from the buyer. */
record TaxBillsResponse(List<BillResponse> items) {

    /** @param difference what customs wants more than was collected, below zero when less */
    record TaxResponse(Money billed, Optional<Money> collected, Optional<Money> difference) {
        private static TaxResponse of(TaxComparison.Tax tax) {
            return new TaxResponse(tax.billed(), tax.collected(), tax.difference());
        }
    }

    /** @param dutiablePrice what customs computes the taxes from */
    record LineResponse(
            int number,
            Optional<String> sku,
            String hsCode,
            Money dutiablePrice,
            TaxResponse tariff,
            TaxResponse consumption,
            TaxResponse vat,
            Optional<Money> difference) {

        private static LineResponse of(BilledLine line) {
            return new LineResponse(
                    line.number(),
                    line.sku(),
                    line.hsCode(),
                    line.dutiablePrice(),
                    TaxResponse.of(line.tax().tariff()),
                    TaxResponse.of(line.tax().consumption()),
                    TaxResponse.of(line.tax().vat()),
                    line.tax().difference());
        }
    }

    record BillResponse(
            String number,
            TaxBill.Status status,
            Optional<String> guarantor,
            Optional<String> paymentOrder,
            Optional<TaxResponse> tariff,
            Optional<TaxResponse> consumption,
            Optional<TaxResponse> vat,
            Optional<Money> total,
            Optional<Money> difference,
            List<LineResponse> lines,
            Instant billedAt) {

        private static BillResponse of(BilledTax billed) {
            return new BillResponse(
                    billed.bill().number(),
                    billed.bill().status(),
                    billed.bill().guarantor(),
                    billed.bill().paymentOrder(),
                    billed.tax().map(tax -> TaxResponse.of(tax.tariff())),
                    billed.tax().map(tax -> TaxResponse.of(tax.consumption())),
                    billed.tax().map(tax -> TaxResponse.of(tax.vat())),
                    billed.tax().map(TaxComparison::billed),
                    billed.tax().flatMap(TaxComparison::difference),
                    billed.lines().stream().map(LineResponse::of).toList(),
                    billed.bill().billedAt());
        }
    }

    static TaxBillsResponse of(List<BilledTax> bills) {
        return new TaxBillsResponse(bills.stream().map(BillResponse::of).toList());
    }
}
