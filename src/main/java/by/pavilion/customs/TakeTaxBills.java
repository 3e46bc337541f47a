package by.pavilion.customs;

import by.pavilion.customs.TakenReceipt.Outcome;
import by.pavilion.customs.TaxBillStore.LockedBill;
import by.pavilion.customs.TaxDifferenceStore.Differing;
import by.pavilion.customs.ceb.CebReader;
import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.customs.ceb.CebTaxBill;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps customs' tax bills and tells of each once, when its amounts and its declaration are known. One that asks for another
 * tax than was collected, in all or for a line, is noted for a person; where goods came back, one that asks for more.
 */
@ApplicationScoped
class TakeTaxBills {
    private final TaxBillStore bills;
    private final TaxBillLineStore lines;
    private final TaxDifferenceStore differences;
    private final CustomsConfig config;
    private final Clock clock;

    TakeTaxBills(
            TaxBillStore bills,
            TaxBillLineStore lines,
            TaxDifferenceStore differences,
            CustomsConfig config,
            Clock clock) {
        this.bills = bills;
        this.lines = lines;
        this.differences = differences;
        this.config = config;
        this.clock = clock;
    }

    /** Bills that are given to their declarations in one transaction: locked together, put away together. */
    static final class OpenBills {
        private final Map<String, LockedBill> locked;
        private final Map<String, TaxBillStore.Assigned> assigned = new TreeMap<>();
        private final List<Differing> differing = new ArrayList<>();

        /** Those whose sums agree with what was collected. */
        private final List<Differing> agreeing = new ArrayList<>();

        private OpenBills(Map<String, LockedBill> locked) {
            this.locked = locked;
        }

        private boolean isTold(LockedBill bill) {
            TaxBillStore.Assigned here = assigned.get(bill.bill().number());
            return here == null ? bill.told() : here.told();
        }
    }

    /** Keeps the bills of messages, whosever they are. A status that we do not know is left to its receipt. */
    OpenBills keep(List<CebReader.Receipts> messages) {
        List<CebTaxBill> known = new ArrayList<>();
        List<CebReceipt> theirs = new ArrayList<>();
        for (CebReader.Receipts message : messages) {
            for (int index = 0; index < message.bills().size(); index++) {
                CebReceipt receipt = message.receipts().get(index);
                if (TaxBill.Status.find(receipt.status()).isPresent()) {
                    known.add(message.bills().get(index));
                    theirs.add(receipt);
                }
            }
        }
        if (!known.isEmpty()) {
            bills.keep(known, theirs);
            lines.keep(known);
        }
        return open(theirs);
    }

    /** Lets nobody else change the bills that these receipts speak of until the transaction ends. */
    OpenBills open(Collection<CebReceipt> receipts) {
        return new OpenBills(bills.lock(receipts.stream()
                .filter(receipt -> receipt.kind().isOfTaxBill())
                .map(receipt -> receipt.key().number())
                .toList()));
    }

    /** Gives a kept bill to its declaration. */
    Outcome billed(Folders folders, OpenBills open, DeclarationId id, CebReceipt receipt) {
        if (TaxBill.Status.find(receipt.status()).isEmpty()) {
            folders.change(id, progress -> progress.withAttention(DeclarationProgress.UNKNOWN_RECEIPT));
            return Outcome.UNKNOWN;
        }
        LockedBill kept = open.locked.get(receipt.key().number());
        if (kept != null) {
            TaxBill bill = kept.bill();
            boolean told = open.isTold(kept);
            if (!told) {
                bill.amounts().ifPresent(amounts -> tell(folders, open, id, bill, amounts));
            }
            open.assigned.put(
                    bill.number(),
                    new TaxBillStore.Assigned(
                            bill.number(), id, told || bill.amounts().isPresent()));
        }
        return Outcome.APPLIED;
    }

    private void tell(Folders folders, OpenBills open, DeclarationId id, TaxBill bill, TaxBill.Amounts amounts) {
        Declaration declaration = folders.declaration(id);
        TaxComparison tax =
                TaxComparison.of(amounts, folders.tax(id), declaration.payable().currency());
        folders.tell(id, DeclarationTaxBilled.of(declaration, bill, tax));
        boolean goodsComeBack = declaration.progress().isOfGoodsComingBack();
        if (isCase(goodsComeBack, tax)) {
            open.differing.add(new Differing(bill.number(), id));
        } else if (!goodsComeBack) { // else it shares the freight out among the lines that are left
            open.agreeing.add(new Differing(bill.number(), id));
        }
    }

    /** Of goods that came back no tax is billed, but all of it was collected. */
    private boolean isCase(boolean goodsComeBack, TaxComparison tax) {
        return goodsComeBack ? tax.isMore(config.taxTolerance()) : tax.isDifferent(config.taxTolerance());
    }

    /** Notes whose bills they are, and which of them differ. */
    void putAway(OpenBills open) {
        bills.assign(open.assigned.values());
        List<Differing> noted = new ArrayList<>(open.differing);
        noted.addAll(differingByLine(open.agreeing));
        differences.insert(noted, clock.instant());
    }

    /** Lines may differ in opposite directions, so that their sums do not. */
    private List<Differing> differingByLine(List<Differing> agreeing) {
        Map<String, List<BilledLine>> byBill =
                lines.of(agreeing.stream().map(Differing::bill).toList());
        return agreeing.stream()
                .filter(one -> byBill.getOrDefault(one.bill(), List.of()).stream()
                        .anyMatch(line -> line.tax().isDifferent(config.taxTolerance())))
                .toList();
    }
}
