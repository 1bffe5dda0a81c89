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

    [Fact]
    public void Where_the_first_hand_fails_the_second_is_waited_for_and_both_work_again()
    {
        using var hands = new TwoHands();
        for (var piece = 1; piece <= 200; piece++)
        {
            using var hasFailed = new ManualResetEventSlim();
            var isDone = false;
            Assert.Throws<InvalidDataException>(() => hands.Do(hand =>
            {
                if (hand == 0)
                {
                    hasFailed.Set();
                    throw new InvalidDataException();
                }

                // Works on when the first has long failed.
                hasFailed.Wait(TestContext.Current.CancellationToken);
                Thread.SpinWait(10_000);
                Volatile.Write(ref isDone, true);
            }));
            Assert.True(Volatile.Read(ref isDone));
        }

        var sum = 0;
        hands.Do(hand => Interlocked.Add(ref sum, hand + 1));
        Assert.Equal(3, sum);
    }
}
