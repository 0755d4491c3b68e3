-- Addresses are forgotten an hour after their last failure.
CREATE INDEX sign_in_addresses_since ON sign_in_addresses (since);
