package by.pavilion.ordering.returns;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why goods are given back, and how customs is told. */
public enum ReturnReason {
    CHANGED_MIND("买家不想要了"),
    FAULTY("商品质量问题"),
    DAMAGED("商品运输破损"),
    WRONG_GOODS("商家发错商品"),
    NOT_AS_DESCRIBED("商品与描述不符"),
    NOT_DELIVERED("包裹未能送达"),
    OTHER("买家退货");

    private final String toldToCustoms;

    ReturnReason(String toldToCustoms) {
        this.toldToCustoms = toldToCustoms;
    }

    /** The name in requests, rows and events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String toldToCustoms() {
        return toldToCustoms;
    }

    static ReturnReason ofCode(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no reason of returns is called " + code));
    }

    static Optional<ReturnReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ReturnReason::code).toList();
    }
}
