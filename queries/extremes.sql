-- title = "Highest and lowest"
-- summary = "the months, quarters or years in which a figure was highest or lowest"
-- periods = "since 2009"
-- menu = "none"
-- precedence = 203
-- looks = "cut"
-- works = ["highest", "lowest"]
-- answers = "some"
-- layout = "list"
-- balance = false
-- beside = ["change_pct"]
-- sentence = "{subject} stood at {figure} {when}, {worked}"
-- say = false
-- example = ["/imports highest since 2015", "/lng lowest by quarter since 2020 top 3"]
-- By volume or price where these are asked for; looked_at is how many months, quarters or years there are figures of.
with measured as (
    select *, case $measure when 'volume' then quantity when 'price' then shown / nullif(quantity, 0)
                            else shown end::double as measured
    from cells($spans, $parts, $currency)
),
placed as (
    select *, count(*) over line as looked_at,
           rank() over (line order by case when $work = 'lowest' then measured else -measured end) as place
    from measured where measured is not null
    window line as (partition by flow, partner, commodity)
)
select period, flow, partner, commodity, months as months_available, looked_at::integer as looked_at,
       jpy as value_jpy, usd as value_usd, shown as value_shown, base as compared_with,
       case when flow <> 'balance' and $measure <> 'price' then pct_change(shown, shown_before) end as change_pct,
       case when $measure = 'price' then measured end as unit_price,
       case when $measure = 'price' then pct_change(measured, shown_before / nullif(quantity_before, 0)) end
           as unit_price_yoy_pct,
       quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from placed
where place <= greatest($top, 1)
order by place, first_month
