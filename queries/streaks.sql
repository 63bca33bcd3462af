-- title = "How long in a row"
-- summary = "how long a rise, a fall, a deficit or a surplus has lasted, and the longest one"
-- periods = "since 2009"
-- menu = "none"
-- precedence = 211
-- looks = "cut"
-- works = ["streak"]
-- answers = "some"
-- chart = "none"
-- balance = false
-- beside = ["streak_length", "streak_from"]
-- heading = "{subject}: how long in a row"
-- sentence = "{subject} stood at {figure} {when}, {worked}"
-- say = false
-- example = ["/coal streak", "/balance streak by year", "/lng streak since 2015"]
-- Of a balance the sign, of everything else the change on the year before. A month without a figure
-- ends a run, which may have been longer then; so may one that begins with the data.
with signed as (
    select *, sign(case when flow = 'balance' then shown else shown - shown_before end)::integer as direction,
           row_number() over (partition by flow, partner, commodity order by first_month) as nth,
           count(*) over (partition by flow, partner, commodity) as looked_at
    from cells($spans, $parts, $currency)
    where case when flow = 'balance' then shown else shown - shown_before end is not null
),
numbered as (
    select *, nth - row_number() over (partition by flow, partner, commodity, direction order by first_month)
                  - 100000 * direction as run,
           lag(last_month) over (partition by flow, partner, commodity order by first_month) as last_before,
           lead(first_month) over (partition by flow, partner, commodity order by first_month) as first_behind
    from signed
),
broken as (
    select *, sum(case when last_before is not null and first_month > last_before + interval 1 month then 1 else 0 end)
                  over (partition by flow, partner, commodity order by first_month) as gap
    from numbered
),
runs as (
    select flow, partner, commodity, direction, count(*) as streak_length, arg_min(period, first_month) as streak_from,
           arg_max(period, first_month) as period, max(first_month) as ends,
           arg_min(coalesce(first_month > last_before + interval 1 month, true), first_month)
               or arg_max(coalesce(first_behind > last_month + interval 1 month, false), first_month) as is_open,
           max(looked_at) as looked_at, arg_max(jpy, first_month) as jpy, arg_max(usd, first_month) as usd,
           arg_max(shown, first_month) as shown,
           arg_max(months, first_month) as months, basis_of(min(basis), max(basis)) as basis,
           stage_of(if(max(series) = 'estimate', 'monthly', max(series)),
               basis_of(min(basis), max(basis)), max(last_month), max(longest)) as stage, max(series) as series,
           max(base_series) as base_series, max(longest) as longest, min(lowest) as lowest
    from broken where direction <> 0
    group by flow, partner, commodity, direction, run, gap
),
placed as (
    select *, row_number() over (line order by ends desc) as age,
           row_number() over (line order by streak_length desc, ends desc) as place
    from runs window line as (partition by flow, partner, commodity)
)
select period, flow, partner, commodity, months as months_available, streak_length::integer as streak_length,
       streak_from,
       case when flow = 'balance' then if(direction > 0, 'surplus', 'deficit')
            else if(direction > 0, 'rise', 'fall') end as direction,
       age = 1 as is_running, is_open, looked_at::integer as looked_at, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from placed
where age = 1 or place = 1
order by is_running desc, streak_length desc
