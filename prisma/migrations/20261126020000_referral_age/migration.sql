-- Figures over a period (V5, V6) look at the referrals that came about in it.
CREATE INDEX "referral_shop_id_created_at_idx" ON "referral"("shop_id", "created_at");
