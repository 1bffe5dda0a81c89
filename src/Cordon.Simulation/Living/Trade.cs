using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living;

/// <summary>What firms, traders and freelancers pay one another: goods, invoices, taxes. It brings the money that people spend back to wages.</summary>
internal sealed class Trade
{
    private readonly World _world;
    private readonly Dice _dice;
    private readonly Firms _firms;
    private readonly Account[] _sellers;
    private readonly Account[] _offices;
    private readonly Person[] _freelancers;
    private readonly Account[] _craftsmenAndFirms;
    private readonly Account[][] _suppliersByTrader;
    private long _midnight;

    public Trade(World world)
    {
        (_world, _dice, _firms) = (world, world.Dice, world.Population.Firms);
        _sellers = [.. _firms.Sellers];
        _offices = [.. _firms.Dealers, .. _firms.Venues, .. _firms.Agencies, .. _firms.Craftsmen, .. _firms.Carriers];
        _craftsmenAndFirms = [.. _firms.Employers, .. _firms.Craftsmen, .. _firms.Wholesalers];
        _freelancers = [.. world.Population.Persons.Where(person => person.Role == Role.Freelancer)];
        _suppliersByTrader = [.. world.Population.Traders.Select(_ => new[] { _dice.Of(_firms.Wholesalers), _dice.Of(_firms.Wholesalers) })];
    }

    public void PlanDay(DateOnly date, long midnight, bool isWeekday)
    {
        _midnight = midnight;
        PlanTraders();
        if (!isWeekday)
        {
            return;
        }

        PlanGoods(date);
        PlanInvoices();
        PlanSales(date);
        if (date.Day is 15 or 16 or 17)
        {
            PlanTaxes(date.Day - 15);
        }
    }

    /// <summary>A market trader pays for tomorrow's goods out of today's takings, in the evening or early in the morning.</summary>
    private void PlanTraders()
    {
        var traders = _world.Population.Traders;
        for (var i = 0; i < traders.Length; i++)
        {
            if (_dice.Percent(70))
            {
                Plan(Hours.Evening, traders[i].Current, _dice.Of(_suppliersByTrader[i]), 0, Occasion.MarketSupplier);
            }
        }
    }

    private void PlanGoods(DateOnly date)
    {
        for (var i = 0; i < _sellers.Length; i++)
        {
            if (i % 5 == (int)date.DayOfWeek - 1)
            {
                Plan(Hours.Office, _sellers[i], _dice.Of(_firms.Wholesalers), 0, Occasion.Wholesale);
            }
        }

        foreach (var wholesaler in _firms.Wholesalers)
        {
            Plan(Hours.Office, wholesaler, _dice.Of(_firms.Employers), 0, Occasion.Invoice);
        }

        for (var i = 0; i < _offices.Length; i++)
        {
            if (i % 5 == (int)date.DayOfWeek - 1)
            {
                Plan(Hours.Office, _offices[i], _dice.Of(_craftsmenAndFirms), 0, Occasion.Invoice);
            }
        }
    }

    private void PlanInvoices()
    {
        foreach (var employer in _firms.Employers)
        {
            if (_dice.Percent(30))
            {
                Plan(Hours.Office, employer, _dice.Of(_craftsmenAndFirms), _dice.Spread(1_100 * _world.Major, 420), Occasion.Invoice);
            }
        }

        foreach (var freelancer in _freelancers)
        {
            if (_dice.Below(1_000) < 190)
            {
                var sum = _dice.Spread(560 * _world.Major, 260);
                var isPrivate = _dice.Percent(35);
                var payer = isPrivate ? _dice.Of(_world.Population.Persons).Current : _dice.Of(_firms.Employers);
                Plan(Hours.Office, payer, freelancer.Current, isPrivate ? Math.Max(1, sum / 4) : sum, Occasion.Freelance);
            }
        }
    }

    /// <summary>Notaries pay those who sold a flat: large sums from an account never seen before.</summary>
    private void PlanSales(DateOnly date)
    {
        for (var i = 0; i < _firms.Notaries.Length; i++)
        {
            if (i % 5 == (int)date.DayOfWeek - 1)
            {
                var seller = _dice.Of(_world.Population.Persons);
                Plan(Hours.Office, _firms.Notaries[i], seller.Savings ?? seller.Current, 0, Occasion.FlatDeposit);
            }
        }
    }

    private void PlanTaxes(int third)
    {
        for (var i = 0; i < _firms.Employers.Length; i++)
        {
            if (i % 3 == third)
            {
                Plan(Hours.Office, _firms.Employers[i], _firms.Government, _dice.Spread(2_500 * _world.Major, 300), Occasion.Tax);
            }
        }

        for (var i = 0; i < _freelancers.Length; i++)
        {
            if (i % 3 == third)
            {
                Plan(Hours.Office, _freelancers[i].Current, _firms.Government, _dice.Spread(240 * _world.Major, 200), Occasion.Tax);
            }
        }
    }

    private void Plan(Hours hours, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (payer != payee)
        {
            _world.Agenda.Pay(_midnight + hours.Draw(_dice), payer, payee, minor, occasion);
        }
    }
}
