package by.pavilion.sandbox.jd;

/** The platform's states of an order, in its spelling. */
enum JdState {
    WAIT_SELLER_STOCK_OUT,
    WAIT_SELLER_DELIVERY,
    WAIT_GOODS_RECEIVE_CONFIRM,
    FINISHED_L,
    TRADE_CANCELED,
    PAUSE,
    LOCKED
}
