package by.pavilion.ordering;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why somebody cancels an order, and how customs is told. */
public enum CancelReason {
    CHANGED_MIND("买家不想要了"),
    WRONG_GOODS("买家拍错商品"),
    WRONG_ADDRESS("收货信息有误"),
    ORDERED_TWICE("买家重复下单"),
    TOO_SLOW("买家嫌配送时间过长"),
    CANNOT_DELIVER("商家无法发货"),
    SUSPICIOUS("订单存在风险"),
    OTHER("订单取消");

    private final String toldToCustoms;

    CancelReason(String toldToCustoms) {
        this.toldToCustoms = toldToCustoms;
    }

    /** The name in requests, rows and events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String toldToCustoms() {
        return toldToCustoms;
    }

    static Optional<CancelReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(CancelReason::code).toList();
    }
}
