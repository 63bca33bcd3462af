-- title = "Concentration"
-- summary = "the share of the first few countries or goods together, and the Herfindahl-Hirschman index"
-- periods = "fytd"
-- top = 3
-- menu = "none"
-- precedence = 201
-- works = ["concentration"]
-- apart = "open"
-- balance = false
-- measure = ["top_share_pct"]
-- beside = ["hhi"]
-- heading = "Concentration: {subject.inside}"
-- sentence = "{subject} {when}: {figure} with {worked}"
-- say = false
-- example = ["/lng world concentration fy2025", "/imports concentration 2025 top 5"]
-- The index is the sum of the squared shares in percent: 10,000 is one alone, below 1,500 is thought little
-- concentrated.
-- Shares are of the whole, which has what the table does not list besides: that adds nothing to the index.
with whole as (
    select period, flow, owner_of($each, partner, commodity) as owner,
           jpy as all_jpy, usd as all_usd, shown as all_shown
    from cells($spans, $wholes, $currency) where shown > 0
),
shares as (
    select c.*, all_jpy, all_usd, all_shown, pct_of(c.shown, all_shown) as share,
           rank() over (partition by period, flow, owner order by c.shown desc) as place
    from (select *, owner_of($each, partner, commodity) as owner
          from cells($spans, $parts, $currency) where shown > 0) c
    join whole using (period, flow, owner)
)
select period, flow, case when count(distinct partner) = 1 then any_value(partner) else 'WORLD' end as partner,
       case when count(distinct commodity) = 1 then any_value(commodity) else 'total' end as commodity,
       max(months)::integer as months_available, any_value(all_jpy) as value_jpy, any_value(all_usd) as value_usd,
       any_value(all_shown) as value_shown,
       sum(share) filter (place <= $top) as top_share_pct, sum(share * share) as hhi,
       case when sum(share) < 99.95 then 100 - sum(share) end as unlisted_pct, count(*)::integer as looked_at,
       $top::integer as top_n, basis_of(min(basis), max(basis)) as basis,
           stage_of(if(max(series) = 'estimate', 'monthly', max(series)),
               basis_of(min(basis), max(basis)), max(last_month), max(longest)) as stage,
        max(series) as series, max(longest) as longest,
       min(lowest) < 0 as has_negative
from shares
group by period, flow, owner
