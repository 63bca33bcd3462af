-- title = "Ratio"
-- summary = "the first of two figures in percent of the second"
-- periods = "latest fytd"
-- menu = "none"
-- precedence = 219
-- works = ["ratio"]
-- balance = false
-- beside = ["of_second_pct"]
-- heading = "Ratio: {subject.inside}"
-- say = false
-- example = ["/exports imports cn 2025 ratio", "/exports de fr 2025 ratio"]
-- Of two countries or goods it is of each flow by itself, of two flows between them, and there is none of more than two
-- figures.
with placed as (
    select *, row_number() over list as nth, count(*) over (partition by period, way) as found,
           case $measure when 'price' then shown / nullif(quantity, 0)::double when 'volume' then quantity
                else shown end::double as figure
    from (select *, if(len($partners) = 2 or len($commodities) = 2, flow::varchar, '') as way
          from cells($spans, $parts, $currency))
    window list as (partition by period, way
                    order by list_position($flows, flow::varchar), list_position($partners, partner::varchar),
                             list_position($commodities, commodity::varchar))
)
select one.period, one.flow, one.partner, one.commodity, one.months as months_available, one.jpy as value_jpy,
       one.usd as value_usd, one.shown as value_shown,
       case when one.found = 2 and one.months = other.months and ($measure = '' or one.unit = other.unit)
            then pct_of(one.figure, other.figure) end as of_second_pct,
       case when $measure = 'price' then one.figure end as unit_price,
       one.quantity, case when one.quantity is not null then one.unit end as quantity_unit,
       one.basis, one.stage, one.series, one.longest, one.lowest < 0 as has_negative
from placed one left join placed other on one.period = other.period and one.way = other.way and other.nth = 2
