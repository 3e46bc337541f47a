package by.pavilion.logistics.rest;

/** Tells the carrier that it need not tell again. */
record CarrierNotificationResponse(String code) {
    static final CarrierNotificationResponse SUCCESS = new CarrierNotificationResponse("SUCCESS");
}
