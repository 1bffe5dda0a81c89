namespace Cordon.Core.Screening.Activity;

/// <summary>Payments that come late: inserted where their time belongs, so that all windows are as if they had come in time.</summary>
internal sealed unsafe partial class EventLog
{
    /// <summary>How many events a late payment may be behind; one further back is left out of the windows (and says so).</summary>
    public const int LateEventsMax = 4096;

    /// <summary>
    /// Inserts an event that came late where its time belongs and counts it in the windows it still lies in. Returns its reference; 0 when
    /// it is older than the longest window or more than <see cref="LateEventsMax"/> events back, and so counts nowhere.
    /// </summary>
    /// <param name="moved">Given each event that moved and still counts for its pair: its counterparty and its new reference.</param>
    public uint InsertLate(
        Flow* flow, long timeMilliseconds, long nowMilliseconds, long amount, uint counterparty, long pairLastMilliseconds,
        List<(uint Counterparty, uint Reference)> moved)
    {
        if (timeMilliseconds <= nowMilliseconds - Facts.Windows[3].Milliseconds)
        {
            return 0;
        }

        // The events newer than the late one, newest first.
        var newer = new List<Event>();
        var at = Last(*flow);
        var first = 0u;
        while (at != 0 && flow->Count[3] > (uint)newer.Count && At(at)->TimeMilliseconds > timeMilliseconds)
        {
            if (newer.Count == LateEventsMax)
            {
                return 0;
            }

            newer.Add(*At(at));
            first = at;
            at = Previous(at);
        }

        if (newer.Count == 0)
        {
            return AppendInPast(flow, timeMilliseconds, nowMilliseconds, amount, counterparty, pairLastMilliseconds);
        }

        // One slot more at the end, then every newer event moves one slot up.
        var end = Write(flow, newer[0].TimeMilliseconds, 0, counterparty);
        newer.Reverse();
        var inserted = new Event(timeMilliseconds, amount, counterparty);
        if (pairLastMilliseconds >= timeMilliseconds)
        {
            inserted.Counterparty |= Event.SupersededBit;
        }

        Rewrite(first, inserted, newer, moved);
        if (At(end)->TimeMilliseconds != newer[^1].TimeMilliseconds)
        {
            throw new InvalidOperationException("A late event moved the newest one in time: the event log is broken.");
        }

        CountLate(flow, first, timeMilliseconds, nowMilliseconds, amount, pairLastMilliseconds);
        return first;
    }

    private uint AppendInPast(
        Flow* flow, long timeMilliseconds, long nowMilliseconds, long amount, uint counterparty, long pairLastMilliseconds)
    {
        var reference = Write(flow, timeMilliseconds, amount, counterparty);
        for (var w = 0; w < 4; w++)
        {
            if (timeMilliseconds > nowMilliseconds - Facts.Windows[w].Milliseconds)
            {
                Count(flow, w, reference, timeMilliseconds, nowMilliseconds, amount, pairLastMilliseconds);
            }
        }

        return reference;
    }

    private static void Count(
        Flow* flow, int w, uint reference, long timeMilliseconds, long nowMilliseconds, long amount, long pairLastMilliseconds)
    {
        if (flow->Count[w]++ == 0)
        {
            flow->Cursor[w] = reference;
            flow->ExpirySeconds[w] = Seconds(timeMilliseconds + Facts.Windows[w].Milliseconds);
        }

        flow->Sum[w] += amount;
        flow->Distinct[w] += pairLastMilliseconds > nowMilliseconds - Facts.Windows[w].Milliseconds ? 0u : 1u;
    }

    private void CountLate(
        Flow* flow, uint reference, long timeMilliseconds, long nowMilliseconds, long amount, long pairLastMilliseconds)
    {
        for (var w = 0; w < 4; w++)
        {
            if (timeMilliseconds <= nowMilliseconds - Facts.Windows[w].Milliseconds)
            {
                // The window's oldest event is newer than the late one, so it moved up by a slot.
                flow->Cursor[w] = flow->Count[w] == 0 ? 0 : Next(flow->Cursor[w]);
                continue;
            }

            if (flow->Count[w] > 0 && flow->Cursor[w] == reference)
            {
                // The late event took the oldest one's slot and is the oldest now.
                flow->ExpirySeconds[w] = Seconds(timeMilliseconds + Facts.Windows[w].Milliseconds);
            }

            Count(flow, w, reference, timeMilliseconds, nowMilliseconds, amount, pairLastMilliseconds);
        }
    }

    private void Rewrite(
        uint at, in Event inserted, List<Event> newer, List<(uint Counterparty, uint Reference)> moved)
    {
        for (var i = -1; i < newer.Count; i++, at = Next(at))
        {
            var e = i < 0 ? inserted : newer[i];
            Place(at, e);
            if (i >= 0 && (e.Counterparty & Event.SupersededBit) == 0)
            {
                moved.Add((e.Counterparty, at));
            }
        }
    }

    private void Place(uint reference, in Event e)
    {
        *At(reference) = e;
        if ((reference & 3) == 0 && ChunkAt(reference)->Previous is var previous and not 0)
        {
            // Where that chunk is another list's by now, it only has to look at its next one once.
            _chunks.At(previous)->NextSeconds = 0;
        }
    }
}
