-- The months of a table in the layout of the 9-digit file, one row each: quantity 2, the main one, and value in
-- thousand yen.
create temp macro months_of(wide) as table
select * exclude (name), name::integer as month
from (unpivot (from query_table(wide)) on ("Quantity2-Jan", "Value-Jan") as '1', ("Quantity2-Feb", "Value-Feb") as '2',
      ("Quantity2-Mar", "Value-Mar") as '3', ("Quantity2-Apr", "Value-Apr") as '4',
      ("Quantity2-May", "Value-May") as '5', ("Quantity2-Jun", "Value-Jun") as '6',
      ("Quantity2-Jul", "Value-Jul") as '7', ("Quantity2-Aug", "Value-Aug") as '8',
      ("Quantity2-Sep", "Value-Sep") as '9', ("Quantity2-Oct", "Value-Oct") as '10',
      ("Quantity2-Nov", "Value-Nov") as '11', ("Quantity2-Dec", "Value-Dec") as '12'
      into name name value quantity, value_kyen);
