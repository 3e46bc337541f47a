package by.pavilion.customs;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading declarations, their history and their messages. */
@ApplicationScoped
public class Declarations {
    private static final int LONGEST_HISTORY = 500;

    /** A connection has three firms at most that may guarantee. */
    private static final int MOST_GUARANTORS = 100;

    private final DeclarationStore declarations;
    private final ReturnStore returns;
    private final MessageStore messages;
    private final ReceiptStore receipts;
    private final ReceiptCodes receiptCodes;
    private final TaxBillLineStore taxBillLines;
    private final TaxBillStore taxBills;
    private final CustomsConfig config;

    Declarations(
            DeclarationStore declarations,
            ReturnStore returns,
            MessageStore messages,
            ReceiptStore receipts,
            ReceiptCodes receiptCodes,
            TaxBillLineStore taxBillLines,
            TaxBillStore taxBills,
            CustomsConfig config) {
        this.declarations = declarations;
        this.returns = returns;
        this.messages = messages;
        this.receipts = receipts;
        this.receiptCodes = receiptCodes;
        this.taxBillLines = taxBillLines;
        this.taxBills = taxBills;
        this.config = config;
    }

    public Optional<Declaration> find(DeclarationId id) {
        return declarations.find(id);
    }

    /** @throws by.pavilion.shared.Problem {@code declaration-not-found} */
    public Declaration require(DeclarationId id) {
        return find(id).orElseThrow(CustomsProblems::noSuchDeclaration);
    }

    /** Newest first. */
    public Page<Declaration> page(DeclarationFilter filter, int limit, @Nullable String cursor) {
        @Nullable DeclarationId before = cursor == null ? null : new DeclarationId(Cursor.parseLong(cursor));
        return Page.of(
                declarations.page(filter, before, limit + 1),
                limit,
                last -> Cursor.print(last.id().value()));
    }

    /** Its returns, in the order in which they were declared. */
    public List<GoodsReturn> returns(Declaration declaration) {
        return declaration.progress().documents().stream()
                .filter(document -> document.type() == DocumentType.RETURN)
                .map(document -> new GoodsReturn(
                        document,
                        declarations.reason(declaration.id(), DocumentType.RETURN, document.number()),
                        returns.find(declaration.id(), document.number())))
                .toList();
    }

    /** What happened so far, oldest first. */
    public List<DeclarationStep> timeline(Declaration declaration) {
        List<DeclarationStep> steps = new ArrayList<>();
        steps.add(new DeclarationStep(
                declaration.openedAt(),
                DeclarationStep.What.OPENED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        declaration
                .progress()
                .document(DocumentType.PAYMENT)
                .sentAt()
                .ifPresent(at -> steps.add(sent(DocumentType.PAYMENT, at)));
        messages.sentDocuments(declaration.id(), LONGEST_HISTORY)
                .forEach(sent -> steps.add(sent(sent.document(), sent.at())));
        receipts.history(declaration.id(), LONGEST_HISTORY).forEach(kept -> steps.add(heard(kept)));
        steps.sort(Comparator.comparing(DeclarationStep::at));
        return List.copyOf(steps);
    }

    private static DeclarationStep sent(DocumentType document, Instant at) {
        return new DeclarationStep(
                at, DeclarationStep.What.SENT, Optional.of(document), Optional.empty(), Optional.empty());
    }

    private static DeclarationStep heard(ReceiptStore.KeptReceipt kept) {
        return new DeclarationStep(
                kept.receipt().returnedAt().atZone(CustomsCalendar.ZONE).toInstant(),
                what(kept),
                kept.document(),
                Optional.of(kept.receipt().status()),
                Optional.of(kept.receipt().text()));
    }

    private static DeclarationStep.What what(ReceiptStore.KeptReceipt kept) {
        if (kept.receipt().kind().isOfTaxBill()) {
            return DeclarationStep.What.TAX_BILL;
        }
        return kept.outcome().equals(DeclarationProgress.Outcome.APPLIED.name())
                ? DeclarationStep.What.RECEIPT
                : DeclarationStep.What.LATE_RECEIPT;
    }

    /** The tax bills of a declaration, each beside what was collected from the buyer, in all and by line. */
    public List<BilledTax> taxBills(Declaration declaration) {
        Optional<DeclaredTax> collected = declarations.taxOf(declaration.id());
        List<TaxBill> bills = taxBills.of(declaration.id());
        Map<String, List<BilledLine>> lines =
                taxBillLines.of(bills.stream().map(TaxBill::number).toList());
        return bills.stream()
                .map(bill -> new BilledTax(
                        bill,
                        bill.amounts()
                                .map(amounts -> TaxComparison.of(
                                        amounts,
                                        collected,
                                        declaration.payable().currency())),
                        lines.getOrDefault(bill.number(), List.of())))
                .toList();
    }

    /**
     * A bill beside what was collected.
     *
     * @param tax empty until the bill itself has come
     * @param lines in their order; none until then, and when customs has named none
     */
    public record BilledTax(TaxBill bill, Optional<TaxComparison> tax, List<BilledLine> lines) {
        public BilledTax {
            lines = List.copyOf(lines);
        }
    }

    /** What each guarantor stands for. */
    public List<GuaranteeBalance> guarantees() {
        return taxBills.balances(MOST_GUARANTORS).stream()
                .map(balance -> balance.withDeposit(
                        Optional.ofNullable(config.guarantees().get(balance.guarantor()))))
                .toList();
    }

    public NextAction nextAction(Declaration declaration) {
        return NextAction.of(declaration.progress(), Connection.of(config), receiptCodes.rules());
    }

    /** The messages that speak of a declaration, in the order in which they came to be. */
    public Page<DeclarationMessage> messages(DeclarationId id, int limit, @Nullable String cursor) {
        int after = cursor == null ? 0 : Cursor.parseInt(cursor);
        return Page.of(messages.list(id, after, limit + 1), limit, last -> Cursor.print(last.number()));
    }

    /**
     * One business message, byte for byte as it was put into its envelope or taken out of it.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-message-not-found}
     */
    public byte[] message(DeclarationId id, int number) {
        return messages.content(id, number).orElseThrow(CustomsProblems::noSuchMessage);
    }
}
