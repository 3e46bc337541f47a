package by.pavilion.ordering;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reasons as they lie in a row, not read before somebody asks for them: of an order's many steps only answers do. */
final class WrittenReasons extends AbstractList<TaxReason> {
    private final String json;
    private volatile @Nullable List<TaxReason> reasons;

    WrittenReasons(String json) {
        this.json = json;
    }

    @Override
    public TaxReason get(int index) {
        return reasons().get(index);
    }

    @Override
    public int size() {
        return reasons().size();
    }

    private List<TaxReason> reasons() {
        List<TaxReason> known = reasons;
        if (known == null) {
            known = LineJson.taxReasons(json);
            reasons = known;
        }
        return known;
    }
}
