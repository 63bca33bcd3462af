-- title = "Season"
-- summary = "the average of each month of the year, over the years asked for"
-- periods = "since 2015"
-- menu = "none"
-- precedence = 209
-- looks = "cut"
-- works = ["season"]
-- averaged = true
-- answers = "some"
-- layout = "list"
-- balance = false
-- measure = ["average"]
-- beside = ["of_average_pct"]
-- heading = "{subject}, average by month of the year, {asked}"
-- sentence = "{subject} averaged {figure} in {month} ({asked})"
-- say = false
-- example = ["/lng season 2015..2018", "/cars season since 2021"]
-- Months that exist only together are in no month of the year; averaged_over is how many years a month is the
-- average of.
with months as (
    select *, month(first_month) as calendar_month from cells($spans, $parts, $currency) where first_month = last_month
),
averaged as (
    select flow, partner, commodity, calendar_month, avg(jpy) as jpy, avg(usd) as usd, avg(shown) as shown,
           avg(quantity) as quantity,
           any_value(unit) as unit, count(*) as over_years, arg_max(period, first_month) as period,
            sum(months) as months,
           basis_of(min(basis), max(basis)) as basis,
           stage_of(if(max(series) = 'estimate', 'monthly', max(series)),
               basis_of(min(basis), max(basis)), max(last_month), max(longest)) as stage, max(series) as series,
           max(longest) as longest,
           min(lowest) as lowest
    from months group by flow, partner, commodity, calendar_month
)
select period, flow, partner, commodity, calendar_month::integer as calendar_month, months::integer as months_available,
       jpy as average_jpy, usd as average_usd, shown as average_shown, over_years::double as averaged_over,
       100 * jpy / nullif(avg(jpy) over (partition by flow, partner, commodity), 0) as of_average_pct,
       quantity as average_quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, longest, lowest < 0 as has_negative
from averaged
order by calendar_month
