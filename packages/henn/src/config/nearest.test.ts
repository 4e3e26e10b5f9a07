import { expect, test } from 'vitest'
import { editDistance, nearest, nearestKey } from './nearest.js'

test('the edit distance of textbook pairs', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3)
  expect(editDistance('flaw', 'lawn')).toBe(2)
  expect(editDistance('', 'abc')).toBe(3)
  expect(editDistance('same', 'same')).toBe(0)
})

test('the nearest word', () => {
  expect(nearest('prodution', ['quick_test', 'production', 'fine_tuning'])).toBe('production')
  expect(nearest('quicktest', ['quick_test', 'production', 'fine_tuning'])).toBe('quick_test')
})

test('a key of the same section goes before a better one of another; a bare name finds its section', () => {
  const keys = ['data', 'data.fold', 'data.folds', 'training', 'training.epochs', 'training.gold']
  expect(nearestKey('data.gold', keys)).toBe('data.fold')
  expect(nearestKey('epochs', keys)).toBe('training.epochs')
  expect(nearestKey('trainning', keys)).toBe('training')
})
