package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every refusal that customs can give. */
final class CustomsProblems {
    static final ProblemType NO_TAX_RATE = new ProblemType("no-tax-rate", 422);
    static final ProblemType ABOVE_ORDER_LIMIT = new ProblemType("above-order-limit", 422);
    static final ProblemType ABOVE_YEAR_LIMIT = new ProblemType("above-year-limit", 409);
    static final ProblemType ABOVE_YEAR_QUANTITY = new ProblemType("above-year-quantity", 409);
    static final ProblemType NO_PRICE_WITH_TAX = new ProblemType("no-price-with-tax", 422);
    static final ProblemType UNREADABLE_MESSAGE = new ProblemType("unreadable-customs-message", 422);
    static final ProblemType DECLARATION_NOT_FOUND = new ProblemType("declaration-not-found", 404);
    static final ProblemType ADDRESS_NOT_ALLOWED = new ProblemType("forbidden", 403);
    static final ProblemType MESSAGE_NOT_FOUND = new ProblemType("declaration-message-not-found", 404);
    static final ProblemType KEPT_MESSAGE_NOT_FOUND = new ProblemType("customs-message-not-found", 404);

    private static final ProblemType INVALID_PARAMETER = new ProblemType("invalid-parameter", 400);
    static final ProblemType NOT_CANCELLABLE = new ProblemType("declaration-not-cancellable", 409);
    static final ProblemType NOT_RELEASED = new ProblemType("declaration-not-released", 409);
    static final ProblemType RETURN_UNDER_WAY = new ProblemType("return-under-way", 409);
    static final ProblemType RETURN_WINDOW_OVER = new ProblemType("return-window-over", 409);
    static final ProblemType RETURN_LED_BY_ORDER = new ProblemType("return-led-by-order", 409);
    static final ProblemType INVALID_RETURN = new ProblemType("invalid-return", 422);
    static final ProblemType NOT_RESUBMITTABLE = new ProblemType("declaration-not-resubmittable", 409);
    static final ProblemType ORDER_DOCUMENT_UNDER_WAY = new ProblemType("order-document-under-way", 409);
    static final ProblemType DECLARED_BY_PLATFORM = new ProblemType("declared-by-platform", 409);
    static final ProblemType CASE_NOT_FOUND = new ProblemType("case-not-found", 404);
    static final ProblemType CASE_CLOSED = new ProblemType("case-closed", 409);
    static final ProblemType CASE_CHANGED = new ProblemType("case-changed", 409);
    static final ProblemType NO_SUCH_LEDGER = new ProblemType("no-such-ledger", 404);
    static final ProblemType NO_SUCH_LEDGER_ITEM = new ProblemType("no-such-ledger-item", 404);

    private static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private CustomsProblems() {}

    /** Everything that is wrong with a body at once. */
    static Problem wrong(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static Problem noTaxRate(String hsCode, Tax tax) {
        return NO_TAX_RATE
                .with("hsCode", hsCode)
                .with("tax", tax.name())
                .at(new FieldError("/hsCode", "no-tax-rate", Map.of("tax", tax.name())));
    }

    static Problem contentNotComparable(String hsCode, ContentUnit unit) {
        return NO_TAX_RATE
                .with("hsCode", hsCode)
                .with("tax", Tax.CONSUMPTION.name())
                .with("unit", unit.name())
                .at("/content", "content-not-comparable");
    }

    static Problem aboveOrderLimit(Money dutiablePrice, Money limit) {
        return ABOVE_ORDER_LIMIT
                .with("dutiablePrice", dutiablePrice)
                .with("limit", limit)
                .at("/lines", "above-order-limit");
    }

    static Problem aboveYearLimit(Money dutiablePrice, Money usedThisYear, Money limit) {
        return ABOVE_YEAR_LIMIT
                .with("dutiablePrice", dutiablePrice)
                .with("usedThisYear", usedThisYear)
                .with("limit", limit)
                .at("/lines", "above-year-limit");
    }

    static Problem aboveYearQuantity(YearlyQuantity wanted, BigDecimal usedThisYear) {
        return ABOVE_YEAR_QUANTITY
                .with("hsPrefix", wanted.hsPrefix())
                .with("quantity", wanted.quantity().toPlainString())
                .with("usedQuantity", usedThisYear.toPlainString())
                .with("most", wanted.most().toPlainString())
                .with("unit", wanted.unit())
                .at("/lines", "above-year-quantity");
    }

    static Problem noPriceWithTax(Money withTax) {
        return NO_PRICE_WITH_TAX.with("price", withTax).at("priceWithTax", "no-price-with-tax");
    }

    static Problem unreadableMessage(String why) {
        return UNREADABLE_MESSAGE.with("cause", why).at("", "unreadable-customs-message");
    }

    /** Only customs may ask for originals, and it is known by its address alone. */
    static Problem addressNotAllowed() {
        return ADDRESS_NOT_ALLOWED.problem();
    }

    static Problem noSuchDeclaration() {
        return DECLARATION_NOT_FOUND.problem();
    }

    static Problem noSuchMessage() {
        return MESSAGE_NOT_FOUND.problem();
    }

    static Problem noSuchKeptMessage() {
        return KEPT_MESSAGE_NOT_FOUND.problem();
    }

    static Problem notCancellable(DeclarationState state) {
        return NOT_CANCELLABLE.with("state", state.name());
    }

    static Problem notReleased(DeclarationState state) {
        return NOT_RELEASED.with("state", state.name());
    }

    static Problem returnUnderWay(DeclarationState state) {
        return RETURN_UNDER_WAY.with("state", state.name());
    }

    static Problem returnWindowOver(Instant until) {
        return RETURN_WINDOW_OVER.with("until", until.toString());
    }

    /** The goods have another way back already. */
    static Problem returnLedByOrder(String orderId) {
        return RETURN_LED_BY_ORDER.with("orderId", orderId);
    }

    static Problem invalidReturn(List<FieldError> wrong) {
        Problem problem = INVALID_RETURN.problem();
        for (FieldError error : wrong) {
            problem = problem.at(error);
        }
        return problem;
    }

    static Problem notResubmittable(DeclarationState state) {
        return NOT_RESUBMITTABLE.with("state", state.name());
    }

    /** What was written of the order cannot be changed before customs has decided on it. */
    static Problem documentsUnderWay(List<DocumentType> documents) {
        return ORDER_DOCUMENT_UNDER_WAY.with(
                "documents", documents.stream().map(DocumentType::code).collect(Collectors.joining(", ")));
    }

    /** Who ordered and where it goes stands in the order, and who paid in the payment, and one of them is the platform's. */
    static Problem declaredByPlatform(String channel) {
        return DECLARED_BY_PLATFORM.with("channel", channel);
    }

    static Problem noSuchCase() {
        return CASE_NOT_FOUND.problem();
    }

    static Problem caseClosed(SplittingStore.State state) {
        return CASE_CLOSED.with("state", state.name());
    }

    static Problem caseChanged(String version) {
        return CASE_CHANGED.with("version", version);
    }

    /** No zone that is connected here has it. */
    static Problem noSuchLedger() {
        return NO_SUCH_LEDGER.problem();
    }

    static Problem noSuchLedgerItem(String ledger, Sku sku) {
        return NO_SUCH_LEDGER_ITEM.with("ledger", ledger).with("sku", sku);
    }

    static Problem malformedCursor() {
        return INVALID_PARAMETER.at("cursor", "malformed-cursor");
    }
}
