-- There are as many observations of each series in each year as were committed.
select series, year, c.observations as committed, o.observations as found
from (select series, year(first_month) as year, count(*) as observations from observations group by all) o
full join counts c using (series, year)
where c.observations is distinct from o.observations
