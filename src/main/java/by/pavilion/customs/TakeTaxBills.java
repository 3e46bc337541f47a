package by.pavilion.customs;

import by.pavilion.customs.TakenReceipt.Outcome;
import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.customs.ceb.CebTaxBill;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Keeps customs' tax bills and tells of each once, when its amounts and its declaration are known. */
@ApplicationScoped
class TakeTaxBills {
    private final TaxBillStore bills;

    TakeTaxBills(TaxBillStore bills) {
        this.bills = bills;
    }

    /** Keeps the bills of a message, whosever they are. A status that we do not know is left to its receipt. */
    void keep(List<CebTaxBill> told, List<CebReceipt> receipts) {
        List<CebTaxBill> known = new ArrayList<>();
        List<CebReceipt> theirs = new ArrayList<>();
        for (int index = 0; index < told.size(); index++) {
            if (TaxBill.Status.find(receipts.get(index).status()).isPresent()) {
                known.add(told.get(index));
                theirs.add(receipts.get(index));
            }
        }
        if (!known.isEmpty()) {
            bills.keep(known, theirs);
        }
    }

    /** Gives a kept bill to its declaration. */
    Outcome billed(Folders folders, DeclarationId id, CebReceipt receipt) {
        if (TaxBill.Status.find(receipt.status()).isEmpty()) {
            folders.change(id, progress -> progress.withAttention(DeclarationProgress.UNKNOWN_RECEIPT));
            return Outcome.UNKNOWN;
        }
        String number = receipt.key().number();
        Declaration declaration = folders.declaration(id);
        if (bills.assign(number, id)) {
            bills.find(number)
                    .flatMap(bill -> bill.amounts()
                            .map(amounts -> DeclarationTaxBilled.of(
                                    declaration, bill, amounts, folders.tax(id), bill.billedAt())))
                    .ifPresent(event -> folders.tell(id, event));
        }
        return Outcome.APPLIED;
    }
}
