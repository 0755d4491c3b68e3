-- Nothing to change: tables and indexes have no other form here.
SELECT 1;
