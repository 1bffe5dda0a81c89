using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests.Screening;

public sealed class TwoHandsTests
{
    [Fact]
    public void Both_hands_do_every_piece_of_work_and_meet_in_the_middle()
    {
        using var hands = new TwoHands();
        var (left, right, seen) = (0, 0, 0);
        for (var piece = 1; piece <= 5_000; piece++)
        {
            hands.Do(hand =>
            {
                _ = hand == 0 ? left++ : right++;
                hands.Meet(hand);

                // Both have counted this piece by now, whoever looks.
                Interlocked.Add(ref seen, left == right ? 1 : 0);
                hands.Meet(hand);
            });
            if (piece % 1_000 == 0)
            {
                // Long enough for the second one to fall asleep, and if it does not, all the same.
                Thread.Yield();
            }
        }

        Assert.Equal((5_000, 5_000, 10_000), (left, right, seen));
    }
}
